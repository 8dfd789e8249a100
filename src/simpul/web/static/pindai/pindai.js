// Checks people in without signal. What was scanned is on the disk before the screen says so, and stays until the server
// has answered for it; two phones agree through the server, where the first time wins.
import { watch } from './kamera.js';
import { forget, forgetOld, keepEvent, keepScan, loadEvent, scansOf, settle } from './simpanan.js';
import { tell, wake } from './tanda.js';

const SEND_EVERY_MS = 15000;
const AT_ONCE = 200;
const OLD_MS = 14 * 24 * 3600 * 1000;
const CODE = /^[A-HJKMNP-Z2-9]{6}$/;
const { id, alamat, pekerja, berkas } = document.body.dataset;
const part = (name) => document.getElementById(name);

let acara; // {id, nama, sampai, sesi: [{id, nama, hari}], kategori: [nama], orang: [[kode, nama, kategori]], hadir, izin}
let orang = new Map(); // kode -> {kode, nama, kategori}
let present = new Map(); // kode -> ms, at the session that is open
let waiting = 0;
let sending = false;
let stopCamera;

const session = () => part('sesi').value;
const clock = (ms) => new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit' }).format(ms);
const fold = (text) => text.toLowerCase().normalize('NFKD').replace(/[^a-z0-9 ]/g, '').trim();

function element(tag, text, kind = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

// What a badge, a typed code or a chosen name says: the code of this event, '' for anything else.
function codeOf(text) {
  const said = text.trim().toUpperCase();
  const [mark, event, code] = said.split(':');
  if (mark === 'SK1') return event === id.replaceAll('-', '').toUpperCase() ? (code ?? '') : '';
  return CODE.test(said) ? said : '';
}

async function checkIn(text) {
  const begun = performance.now();
  const person = orang.get(codeOf(text));
  const before = person && present.get(person.kode);
  const waktu = Date.now();
  if (before === undefined) {
    await keepScan({ id: crypto.randomUUID(), acara: id, sesi: session(), teks: text.slice(0, 120), waktu });
    waiting += 1;
    if (person) present.set(person.kode, waktu);
  }
  show(person, before, text, waktu);
  document.body.dataset.lama = String(Math.round(performance.now() - begun));
  void send();
}

function show(person, before, text, waktu) {
  const kind = !person ? 'asing' : before === undefined ? 'hadir' : 'ulang';
  tell(kind);
  const box = part('hasil');
  box.className = `hasil ${kind}`;
  const words = { hadir: '✓ HADIR', ulang: `● SUDAH HADIR ${clock(before ?? waktu)}`, asing: '▲ TIDAK ADA DI DAFTAR' };
  box.replaceChildren(
    element('strong', words[kind]),
    element('span', person ? person.nama : `“${text.slice(0, 40)}” dicatat untuk panitia.`, 'nama'),
    element('span', person ? acara.kategori[person.kategori] : 'Persilakan ke meja panitia.'),
  );
  if (kind !== 'ulang') {
    const line = element('li', `${clock(waktu)} ${person ? person.nama : text.slice(0, 40)}${person ? '' : ' (catatan)'}`);
    part('terakhir').prepend(line);
    while (part('terakhir').children.length > 8) part('terakhir').lastChild.remove();
  }
  count();
}

function count() {
  const totals = acara.kategori.map(() => 0);
  const came = acara.kategori.map(() => 0);
  for (const one of orang.values()) {
    totals[one.kategori] += 1;
    if (present.has(one.kode)) came[one.kategori] += 1;
  }
  const rows = acara.kategori.map((nama, place) => [nama, came[place], totals[place]]).filter((row) => row[2]);
  rows.push(['Semua', came.reduce((a, b) => a + b, 0), totals.reduce((a, b) => a + b, 0)]);
  part('hitungan').replaceChildren(
    ...rows.map(([nama, here, all]) => {
      const row = document.createElement('tr');
      row.append(element('th', nama), element('td', `${here} dari ${all}`));
      row.firstChild.scope = 'row';
      return row;
    }),
  );
  part('kirim').textContent = waiting
    ? `${waiting} catatan aman di HP ini, belum terkirim. Nanti terkirim sendiri.`
    : 'Semua catatan sudah terkirim.';
}

// Who is present at the open session: what the server knows, and what waits here.
async function gather() {
  const rows = await scansOf(id);
  waiting = rows.length;
  present = new Map(Object.entries(acara.hadir[session()] ?? {}));
  for (const row of rows) {
    const code = codeOf(row.teks);
    if (row.sesi === session() && orang.has(code)) present.set(code, Math.min(row.waktu, present.get(code) ?? row.waktu));
  }
  count();
}

function take(fresh) {
  acara = fresh;
  orang = new Map(acara.orang.map(([kode, nama, kategori]) => [kode, { kode, nama, kategori }]));
  const chosen = session() || localStorage.getItem(`pindai-${id}`);
  part('sesi').replaceChildren(
    ...acara.sesi.map((one) => new Option(`${one.hari_kata}: ${one.nama}`, one.id, false, one.id === chosen)),
  );
  const today = acara.sesi.find((one) => one.hari === new Date().toLocaleDateString('sv'));
  if (!chosen && today) part('sesi').value = today.id;
  part('nama-acara').textContent = acara.nama;
}

async function send() {
  if (sending || !acara) return;
  sending = true;
  try {
    const rows = (await scansOf(id)).slice(0, AT_ONCE);
    const answer = await fetch(`${alamat}kirim/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': acara.izin },
      body: JSON.stringify({
        dikirim: Date.now(),
        alat: localStorage.getItem('pindai-alat') ?? '',
        baris: rows.map(({ id, sesi, teks, waktu }) => ({ id, sesi, teks, waktu })),
      }),
      redirect: 'manual',
    });
    if (!answer.ok) return await refused(answer);
    const said = await answer.json();
    await settle({ ...acara, hadir: said.hadir }, Object.keys(said.hasil));
    acara.hadir = said.hadir;
    await gather();
    part('masuk').hidden = true;
    if (waiting > 0 && Object.keys(said.hasil).length) setTimeout(send, 0);
  } catch {
    count(); // no signal: everything stays here
  } finally {
    sending = false;
  }
}

// Signed out or no longer allowed: nothing is lost here, and the page says what to do.
async function refused(answer) {
  const isShut = answer.type === 'opaqueredirect' || answer.status === 403;
  const words = isShut ? await renew() : answer.status === 400 ? (await answer.json()).pesan : '';
  part('masuk').hidden = words === '';
  part('masuk-kata').textContent = words;
}

// The list again, with a new permit to send; words when the account may not have it.
async function renew() {
  const answer = await fetch(`${alamat}daftar/`, { redirect: 'manual' });
  if (answer.ok) {
    const fresh = { ...(await answer.json()), id };
    await keepEvent(fresh);
    take(fresh);
    return '';
  }
  return answer.status === 403
    ? 'Akun ini tidak boleh mencatat hadir di kegiatan ini. Catatan di HP ini tetap aman.'
    : 'Masuk lagi dengan akun Anda untuk mengirim. Catatan di HP ini tetap aman.';
}

function search(text) {
  const word = fold(text);
  const code = text.trim().toUpperCase();
  const found = word.length < 2 ? [] : [...orang.values()].filter(
    (one) => fold(one.nama).includes(word) || (code.length >= 4 && one.kode.startsWith(code)),
  );
  part('temuan').replaceChildren(
    ...found.slice(0, 8).map((one) => {
      const row = document.createElement('li');
      const button = element('button', `${present.has(one.kode) ? '● ' : ''}${one.nama}`, 'kedua');
      button.append(element('span', ` ${acara.kategori[one.kategori]}, ${one.kode}`, 'kecil'));
      button.addEventListener('click', () => chosen(one.kode));
      row.append(button);
      return row;
    }),
  );
  part('temuan-kata').textContent =
    found.length > 8 ? `${found.length} nama. Ketik lebih lengkap.` : word.length > 1 && !found.length ? 'Tidak ada nama itu.' : '';
  return found;
}

async function chosen(text) {
  part('cari').value = '';
  search('');
  await checkIn(text);
  part('cari').focus();
}

function listen() {
  part('cari').addEventListener('input', () => search(part('cari').value));
  part('ketik').addEventListener('submit', (event) => {
    event.preventDefault();
    wake();
    const text = part('cari').value;
    const found = search(text);
    if (found.length === 1) void chosen(found[0].kode);
    else if (!found.length && text.trim()) void chosen(text);
  });
  part('sesi').addEventListener('change', () => {
    localStorage.setItem(`pindai-${id}`, session());
    void gather();
  });
  part('alat').value = localStorage.getItem('pindai-alat') ?? '';
  part('alat').addEventListener('change', () => localStorage.setItem('pindai-alat', part('alat').value.slice(0, 60)));
  part('nyala').addEventListener('click', camera);
  part('hapus').addEventListener('click', async () => {
    await send();
    if (waiting) return;
    await forget(id);
    part('kirim').textContent = 'Daftar nama sudah dihapus dari HP ini.';
    part('meja').hidden = true;
  });
  window.addEventListener('online', send);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && send());
  setInterval(send, SEND_EVERY_MS);
}

async function camera() {
  wake();
  if (stopCamera) {
    stopCamera();
    stopCamera = undefined;
    part('layar').hidden = true;
    part('nyala').textContent = 'Nyalakan kamera';
    return;
  }
  try {
    part('layar').hidden = false;
    stopCamera = await watch(part('layar'), checkIn);
    part('nyala').textContent = 'Matikan kamera';
  } catch {
    part('layar').hidden = true;
    part('kamera-kata').textContent = 'Kamera tidak dapat dibuka. Ketik kode atau nama di bawah.';
  }
}

// The page and its parts for a day without signal.
async function keepPage() {
  await navigator.serviceWorker.register(pekerja, { scope: '/kegiatan/pindai/' });
  const store = await caches.open('simpul-pindai-1');
  await store.addAll([location.pathname, ...berkas.split(' ')]);
  await navigator.storage?.persist?.();
  part('siap').textContent = '✓ Siap dipakai tanpa sinyal.';
}

async function begin() {
  await forgetOld(Date.now() - OLD_MS);
  const kept = await loadEvent(id);
  const words = await renew().catch(() => (kept ? '' : 'Buka halaman ini sekali saat ada sinyal.'));
  if (!acara && kept) take(kept);
  part('masuk').hidden = words === '';
  part('masuk-kata').textContent = words;
  if (!acara) return;
  part('meja').hidden = false;
  listen();
  await gather();
  await keepPage().catch(() => (part('siap').textContent = kept ? '' : 'Belum siap tanpa sinyal. Muat ulang halaman ini.'));
  void send();
}

void begin();
