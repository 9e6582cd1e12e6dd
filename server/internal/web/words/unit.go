package words

import "strings"

// currencies are the signs that a reader knows; a dollar says whose it is.
// Other currencies are shown by their ISO 4217 code.
var currencies = map[string]string{
	"USD": "US$", "GBP": "£", "EUR": "€", "JPY": "JP¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩",
	"AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$", "MXN": "MX$", "BRL": "R$",
	"UAH": "₴", "ILS": "₪", "NGN": "₦", "PHP": "₱", "TRY": "₺", "RUB": "₽", "VND": "₫",
}

// closeUnits stand right after the number.
var closeUnits = map[string]string{"Cel": " °C", "[degF]": " °F", "K": " K", "deg": "°", "%": "%"}

// perUnits are what a rate is counted against.
var perUnits = map[string]string{
	"s": "a second", "min": "a minute", "h": "an hour", "d": "a day", "wk": "a week", "mo": "a month", "a": "a year",
}

// measured puts a unit to a number: "5 kilometers", "1 kilometer", "−3 °C".
// The unit "1" is no unit; one that is not known is shown by its code.
func measured(number string, one bool, unit string) string {
	switch sign, isClose := closeUnits[unit]; {
	case unit == "" || unit == "1":
		return number
	case isClose:
		return number + sign
	}
	if forms, known := units[unit]; known {
		if one {
			return number + " " + forms[0]
		}
		return number + " " + forms[1]
	}
	if what, per, isRate := strings.Cut(unit, "/"); isRate && perUnits[per] != "" {
		return measured(number, one, what) + " " + perUnits[per]
	}
	if what, per, isRate := strings.Cut(unit, "/"); isRate && units[per][0] != "" {
		return measured(number, one, what) + " per " + units[per][0]
	}
	return number + " " + unit
}

// money writes an amount: "US$3.2 billion", "£4.50", "CHF 12", "US$15 an hour".
func money(v float64, code string) string {
	if currency, per, isRate := strings.Cut(code, "/"); isRate && perUnits[per] != "" {
		return money(v, currency) + " " + perUnits[per]
	}
	amount, sign := Number(v), ""
	if rest, negative := strings.CutPrefix(amount, "−"); negative {
		amount, sign = rest, "−"
	}
	if whole, cents, pointed := strings.Cut(amount, "."); pointed && len(cents) == 1 && !strings.Contains(cents, " ") {
		amount = whole + "." + cents + "0" // four pounds fifty is £4.50
	}
	if symbol, known := currencies[code]; known {
		return sign + symbol + amount
	}
	if code == "" || code == "1" {
		return sign + amount
	}
	return sign + code + " " + amount
}

// isMoney tells a currency, or a price against time, from a unit of measure.
func isMoney(unit string) bool {
	code, _, _ := strings.Cut(unit, "/")
	return len(code) == 3 && strings.ToUpper(code) == code && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
