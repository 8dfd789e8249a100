# What people and CI call. Each target does one thing; the scripts are in bin/.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PY := .venv/bin/python
# Where it is set, every process compiles all its modules again: 3 s of work for each `simpul`, not 1.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test check bench setup pwa kunci skema clean

help: ## Perintah yang ada
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

setup: .venv/.siap node_modules/.siap pwa/node_modules/.siap ## Pasang semua yang dibutuhkan

.venv/.siap: requirements.lock pyproject.toml
	bin/pasang-python
	@touch $@

node_modules/.siap: package-lock.json
	npm ci --no-fund --no-audit --loglevel=error
	@touch $@

pwa/node_modules/.siap: pwa/package-lock.json
	cd pwa && npm ci --no-fund --no-audit --loglevel=error
	@touch $@

pwa: pwa/dist/index.html ## Bangun aplikasi kader

pwa/dist/index.html: pwa/node_modules/.siap pwa/index.html pwa/vite.config.ts $(shell find pwa/src pwa/public contracts/galat.json -type f 2>/dev/null)
	cd pwa && npm run build --silent

run: setup pwa ## Pasang, muat kabupaten contoh, layani di 127.0.0.1:8000
	.venv/bin/simpul siapkan
	.venv/bin/simpul demo --sekali
	.venv/bin/simpul serve

test: setup pwa ## Semua uji: SQLite, PostgreSQL bila ada, aplikasi kader, Chromium
	bin/uji

check: setup ## Gaya, tipe, batas rumah
	bin/periksa

bench: setup pwa ## Ukur kecepatan dan ukuran
	$(PY) -m bench

kunci: ## Susun ulang requirements.lock
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.lock

skema: setup ## Tulis ulang contracts/sync dan tipe TypeScript
	.venv/bin/simpul skema
