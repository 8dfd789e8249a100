// On a narrow screen the menu is one row that scrolls: begin where the page that is open stands.
const menu = document.querySelector('.menu');
const open = menu?.querySelector('[aria-current]');
if (open) menu.scrollLeft = open.offsetLeft - (menu.clientWidth - open.offsetWidth) / 2;
