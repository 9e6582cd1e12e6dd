package check

import (
	"math/big"
	"strings"
)

// unit is how a UCUM unit converts: value × num/den + offset gives the amount
// in the base unit of its dimension.
type unit struct {
	dimension string
	num, den  int64 // exact by definition (international yard and pound, 1959)
	name      string
	shift     int64 // added to the value first; only temperatures have one
}

// units by UCUM code. Gallons, miles and tons are those of the code.
var units = map[string]unit{
	"m":          {"length", 1, 1, "m", 0},
	"km":         {"length", 1000, 1, "km", 0},
	"cm":         {"length", 1, 100, "cm", 0},
	"mm":         {"length", 1, 1000, "mm", 0},
	"[mi_i]":     {"length", 1609344, 1000, "miles", 0},
	"[nmi_i]":    {"length", 1852, 1, "nautical miles", 0},
	"[ft_i]":     {"length", 3048, 10000, "feet", 0},
	"[yd_i]":     {"length", 9144, 10000, "yards", 0},
	"[in_i]":     {"length", 254, 10000, "inches", 0},
	"m2":         {"area", 1, 1, "m²", 0},
	"km2":        {"area", 1000000, 1, "km²", 0},
	"har":        {"area", 10000, 1, "hectares", 0},
	"[acr_br]":   {"area", 40468564224, 10000000, "acres", 0},
	"[acr_us]":   {"area", 40468564224, 10000000, "acres", 0},
	"[ft_i]2":    {"area", 9290304, 100000000, "square feet", 0},
	"[sft_i]":    {"area", 9290304, 100000000, "square feet", 0},
	"[mi_i]2":    {"area", 2589988110336, 1000000, "square miles", 0},
	"[smi_us]":   {"area", 2589988110336, 1000000, "square miles", 0},
	"[yd_i]2":    {"area", 83612736, 100000000, "square yards", 0},
	"g":          {"mass", 1, 1000, "g", 0},
	"kg":         {"mass", 1, 1, "kg", 0},
	"t":          {"mass", 1000, 1, "tonnes", 0},
	"[lb_av]":    {"mass", 45359237, 100000000, "pounds", 0},
	"[oz_av]":    {"mass", 45359237, 1600000000, "ounces", 0},
	"[stone_av]": {"mass", 635029318, 100000000, "stone", 0},
	"[ston_av]":  {"mass", 90718474, 100000, "short tons", 0},
	"[lton_av]":  {"mass", 10160469088, 10000000, "long tons", 0},
	"L":          {"volume", 1, 1, "liters", 0},
	"l":          {"volume", 1, 1, "liters", 0},
	"mL":         {"volume", 1, 1000, "ml", 0},
	"m3":         {"volume", 1000, 1, "m³", 0},
	"[gal_us]":   {"volume", 3785411784, 1000000000, "US gallons", 0},
	"[gal_br]":   {"volume", 454609, 100000, "gallons", 0},
	"[pt_br]":    {"volume", 56826125, 100000000, "pints", 0},
	"[pt_us]":    {"volume", 473176473, 1000000000, "US pints", 0},
	"[bbl_us]":   {"volume", 158987294928, 1000000000, "barrels", 0},
	"Cel":        {"temperature", 9, 5, "°C", 0},
	"[degF]":     {"temperature", 1, 1, "°F", -32},
	"km/h":       {"speed", 1000, 3600, "km/h", 0},
	"m/s":        {"speed", 1, 1, "m/s", 0},
	"[mi_i]/h":   {"speed", 1609344, 3600000, "mph", 0},
	"[kn_i]":     {"speed", 1852, 3600, "knots", 0},
	"[HP]":       {"power", 745699872, 1000000, "horsepower", 0},
	"W":          {"power", 1, 1, "W", 0},
	"kW":         {"power", 1000, 1, "kW", 0},
	"MW":         {"power", 1000000, 1, "MW", 0},
	"GW":         {"power", 1000000000, 1, "GW", 0},
	"s":          {"time", 1, 1, "seconds", 0},
	"min":        {"time", 60, 1, "minutes", 0},
	"h":          {"time", 3600, 1, "hours", 0},
	"d":          {"time", 86400, 1, "days", 0},
	"wk":         {"time", 604800, 1, "weeks", 0},
	"mo":         {"time", 2628000, 1, "months", 0},
	"a":          {"time", 31536000, 1, "years", 0},

	"[mi_i]/[gal_us]": {"economy", 1609344000, 3785411784, "miles per US gallon", 0},
	"[mi_i]/[gal_br]": {"economy", 160934400, 454609000, "miles per gallon", 0},
	"km/L":            {"economy", 1, 1, "km per liter", 0},
	"km/l":            {"economy", 1, 1, "km per liter", 0},
}

// alike lists readings of a unit's word that a newspaper may mean instead: a
// gallon or a pint of the other country, a ton of another weight.
var alike = map[string][]string{
	"[gal_us]":        {"[gal_br]"},
	"[gal_br]":        {"[gal_us]"},
	"[pt_us]":         {"[pt_br]"},
	"[pt_br]":         {"[pt_us]"},
	"[mi_i]/[gal_us]": {"[mi_i]/[gal_br]"},
	"[mi_i]/[gal_br]": {"[mi_i]/[gal_us]"},
	"t":               {"[ston_av]", "[lton_av]"},
	"[ston_av]":       {"t", "[lton_av]"},
	"[lton_av]":       {"t", "[ston_av]"},
	"[mi_i]":          {"[nmi_i]"},
}

func (u unit) factor() *big.Rat { return ratio(u.num, u.den) }

// unitName is a unit as a reader writes it.
func unitName(code string) string {
	if u, ok := units[code]; ok {
		return u.name
	}
	if code == "1" {
		return ""
	}
	return strings.Trim(code, "[]")
}

// currencySign is what goes before an amount of money.
func currencySign(code string) string {
	switch code {
	case "USD":
		return "$"
	case "GBP":
		return "£"
	case "EUR":
		return "€"
	case "JPY":
		return "¥"
	}
	return code + " "
}
