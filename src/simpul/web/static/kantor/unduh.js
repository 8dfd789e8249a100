// Downloads a ZIP that the server makes in parts, and counts the parts as they come. Without this script the link works
// all the same, only silently.
const link = document.querySelector('[data-zip]');
const words = document.getElementById('zip-kata');
const bar = document.getElementById('zip-maju');
const HEAD = [0x50, 0x4b, 0x03, 0x04]; // each file of a ZIP begins so

// Heads in a piece, also one that began at the end of the piece before.
function heads(piece, tail) {
  const bytes = new Uint8Array(tail.length + piece.length);
  bytes.set(tail);
  bytes.set(piece, tail.length);
  let count = 0;
  for (let at = bytes.indexOf(HEAD[0]); at >= 0; at = bytes.indexOf(HEAD[0], at + 1)) {
    if (HEAD.every((sign, place) => bytes[at + place] === sign)) count += 1;
  }
  return [count, bytes.slice(-3)];
}

async function download(address) {
  const answer = await fetch(address);
  const total = Number(answer.headers.get('X-Bagian'));
  if (!answer.ok || !total) throw new Error(String(answer.status));
  const pieces = [];
  let done = 0;
  let tail = new Uint8Array();
  let found;
  bar.max = total;
  bar.hidden = false;
  for (const reader = answer.body.getReader(); ; ) {
    const { value, done: isEnd } = await reader.read();
    if (isEnd) break;
    pieces.push(value);
    [found, tail] = heads(value, tail);
    done = Math.min(total, done + found);
    bar.value = done;
    words.textContent = `${done} dari ${total} bagian sudah dibuat.`;
  }
  return new Blob(pieces, { type: 'application/zip' });
}

link?.addEventListener('click', async (event) => {
  event.preventDefault();
  words.textContent = 'Berkas sedang dibuat. Biarkan halaman ini terbuka.';
  try {
    const saved = document.createElement('a');
    saved.href = URL.createObjectURL(await download(link.href));
    saved.download = link.dataset.zip;
    saved.click();
    words.textContent = 'Selesai. Berkas ZIP tersimpan.';
  } catch {
    bar.hidden = true;
    words.textContent = 'Unduhan terhenti. Coba lagi, atau cetak per bagian.';
  }
});
