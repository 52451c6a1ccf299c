// The keys of the page where names and pictures are judged; each presses what stands on the page.
'use strict';

document.addEventListener('DOMContentLoaded', () => {
  const rows = [...document.querySelectorAll('#reviews > li')];
  let sent = false; // a second press must not judge the next one unseen
  const current = () => rows.find((row) => row.contains(document.activeElement));
  const move = (step) => {
    const next = current() ? rows.indexOf(current()) + step : 0;
    rows[Math.max(0, Math.min(rows.length - 1, next))]?.querySelector('.show').focus();
  };
  const press = (button) => {
    if (button && !sent) {
      sent = true;
      button.click();
    }
  };
  const acts = {
    j: () => move(1),
    arrowdown: () => move(1),
    k: () => move(-1),
    arrowup: () => move(-1),
    a: () => press((current() ?? rows[0])?.querySelector('[data-key=a]')),
    x: () => press((current() ?? rows[0])?.querySelector('[data-key=x]')),
    t: () => (current() ?? rows[0])?.querySelector('.tick')?.click(),
    z: () => press(document.getElementById('undo')),
  };
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
    const act = acts[event.key.toLowerCase()];
    if (!act || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    event.preventDefault();
    act();
  });
  // A page that comes back from the browser's memory forgets what was shown, and takes keys again.
  window.addEventListener('pageshow', () => {
    sent = false;
    document.querySelectorAll('.veil .show').forEach((box) => (box.checked = false));
  });
});
