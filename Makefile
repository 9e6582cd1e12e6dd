# Reckon. `make run` and `make test` set up what they need; `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

GOLANGCI := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
FIREFOX ?= $(shell command -v firefox-esr || command -v firefox)
POSTGRES := $(shell command -v postgres || ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null | tail -n 1)
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
GO_FILES := $(shell find annotator db server -type f -not -name '*_test.go')

.PHONY: help run test test-go test-extension e2e lint bench golden fuzz extension picture clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

run: build/reckon ## the server on embedded SQLite at http://localhost:8080
	./build/reckon serve

build/reckon: go.mod go.sum $(GO_FILES)
	go build -o $@ ./server

test: test-go test-extension e2e ## every test; installs browsers and PostgreSQL where there are none

test-go: .setup-postgres ## the Go tests, with the race detector
	go vet ./...
	go test -race ./...

test-extension: node_modules/.package-lock.json ## the extension's unit tests and types
	npm run --silent typecheck
	npm run --silent test

e2e: node_modules/.package-lock.json .setup-browsers build/reckon ## server, extension and real browsers together
	RECKON_BINARY=$(CURDIR)/build/reckon npm run --silent e2e

lint: node_modules/.package-lock.json ## golangci-lint, biome, tsc
	$(GOLANGCI) run ./...
	npm run --silent lint
	npm run --silent typecheck

bench: ## costs as ratios to a floor measured in the same run, beside their bars
	go test -run '^$$' -bench . -benchtime 1s ./annotator/...

golden: ## write what the annotator finds now to annotator/testdata/golden/*/want.json
	go test ./annotator -run TestGolden -update

fuzz: ## each fuzz target for 20 seconds
	@for target in $$(grep -rhoE --include='*_test.go' --with-filename 'func Fuzz[A-Za-z]+' annotator db server | sed -E 's/:func /:/'); do \
		echo "$${target#*:}"; go test -run '^$$' -fuzz "^$${target#*:}$$" -fuzztime 20s "./$$(dirname "$${target%%:*}")"; \
	done

extension: node_modules/.package-lock.json ## the extension for Chromium and Firefox, in extension/.output
	npm run --silent zip

picture: node_modules/.package-lock.json .setup-browsers build/reckon ## the picture in README.md, made anew
	npm run --silent picture

clean: ## remove what was built
	rm -rf build extension/.output extension/.wxt node_modules

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error

.PHONY: .setup-browsers .setup-postgres
.setup-browsers:
ifeq ($(and $(CHROMIUM),$(FIREFOX)),)
	@echo "Chromium or Firefox is missing: installing the system's packages."
	$(SUDO) apt-get update -qq
	$(SUDO) apt-get install -y -qq --no-install-recommends chromium firefox-esr
endif

.setup-postgres:
ifeq ($(POSTGRES),)
	@echo "No PostgreSQL found: installing the system's package."
	$(SUDO) apt-get update -qq
	$(SUDO) apt-get install -y -qq --no-install-recommends postgresql
endif
