// On a narrow screen the menu is one row that scrolls: begin where the page that is open stands.
const menu = document.querySelector('.menu');
const open = menu?.querySelector('[aria-current]');
if (open) menu.scrollLeft = open.offsetLeft - (menu.clientWidth - open.offsetWidth) / 2;

// A form that was sent shows that it works and is not sent twice. The server refuses a repeat too, also without this
// script; so the lock may end by itself, for an answer that is a file and leaves the page where it is.
const LOCK_MS = 15000;
const locked = new Map();

function unlock(form) {
  const [button, words, timer] = locked.get(form);
  clearTimeout(timer);
  button?.removeAttribute('aria-busy');
  button?.replaceChildren(...words);
  locked.delete(form);
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (locked.has(form)) {
    event.preventDefault();
    return;
  }
  const button = event.submitter;
  locked.set(form, [button, [...(button?.childNodes ?? [])], setTimeout(unlock, LOCK_MS, form)]);
  if (!button) return;
  button.style.minWidth = `${button.offsetWidth}px`;
  button.setAttribute('aria-busy', 'true');
  button.replaceChildren('Mengirim…');
});

// Whoever comes back to a page that the browser kept finds its buttons as they were.
window.addEventListener('pageshow', () => [...locked.keys()].forEach(unlock));
