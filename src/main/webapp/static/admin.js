// Every page works without this file; it only adds convenience.
'use strict';

// Removes a picture that does not load, so that the letter below it shows and not a broken image.
document.addEventListener(
  'error',
  (event) => {
    if (event.target instanceof HTMLImageElement && event.target.closest('.avatar')) {
      event.target.remove();
    }
  },
  true,
);

document.addEventListener('DOMContentLoaded', () => {
  for (const image of document.querySelectorAll('.avatar img')) {
    if (image.complete && image.naturalWidth === 0 && image.loading !== 'lazy') {
      image.remove();
    }
  }

  // A chosen sort order or page size applies at once.
  for (const select of document.querySelectorAll('select[data-submits]')) {
    select.addEventListener('change', () => select.form.requestSubmit());
  }

  takeFiles();
  addCopyButtons();
  keepTimesUpToDate();
});

// "/" goes to the box in the frame, unless something is being typed.
document.addEventListener('keydown', (event) => {
  const box = document.getElementById('find');
  const typing = event.target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
  if (event.key === '/' && box && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// Puts a copy button beside each identifier, if the browser lets a page copy (only on https or localhost).
function addCopyButtons() {
  const { copy, copied } = document.documentElement.dataset;
  if (!navigator.clipboard) {
    return;
  }
  for (const source of document.querySelectorAll('[data-copies]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = copy;
    const name = document.createElement('span');
    name.className = 'visually-hidden';
    name.textContent = ' ' + source.dataset.copies;
    button.append(name);
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.firstChild.data = copied;
      button.setAttribute('aria-live', 'polite');
      setTimeout(() => (button.firstChild.data = copy), 2000);
    });
    source.after(button);
  }
}

// Updates "3 minutes ago" while a page stays open.
function keepTimesUpToDate() {
  const { lang, dataset } = document.documentElement;
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'always' });
  const phrase = (number, unit) =>
    words.format(Math.trunc(number), unit).replace(/(\d)(?=[^\d\s])/, '$1 ');
  const behind = Date.now() - Date.parse(dataset.now);
  setInterval(() => {
    for (const ago of document.querySelectorAll('time .ago')) {
      const minutes = (Date.parse(ago.parentElement.dateTime) - Date.now() + behind) / 60000;
      const away = Math.abs(minutes);
      if (away >= 1440) {
        ago.textContent = phrase(minutes / 1440, 'day');
      } else if (away >= 60) {
        ago.textContent = phrase(minutes / 60, 'hour');
      } else if (away >= 1) {
        ago.textContent = phrase(minutes, 'minute');
      }
    }
  }, 30000);
}

// The list of users: one box ticks all, and the bar shows how many are ticked.
document.addEventListener('DOMContentLoaded', () => {
  const all = document.getElementById('tick-all');
  if (!all) {
    return;
  }
  const boxes = [...document.querySelectorAll('.tick')];
  const counter = document.getElementById('ticked');
  const showCount = () => {
    const count = boxes.filter((box) => box.checked).length;
    all.checked = count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
    counter.textContent = count > 0 ? counter.dataset.text.replace('{0}', count) : '';
    for (const button of all.form.querySelectorAll('button')) {
      button.disabled = count === 0;
    }
  };
  all.addEventListener('change', () => {
    boxes.forEach((box) => (box.checked = all.checked));
    showCount();
  });
  boxes.forEach((box) => box.addEventListener('change', showCount));
  showCount();
});

// Shows the progress of an export. The rows received are put into large Blobs, which the browser may
// keep on disk, so that the page itself needs little memory.
document.addEventListener('DOMContentLoaded', () => {
  const link = document.getElementById('export');
  if (!link || !window.ReadableStream) {
    return;
  }
  const PIECE = 8 * 1024 * 1024;
  const LINE_END = 10;
  const line = document.getElementById('export-progress');
  const cancel = document.getElementById('export-cancel');
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const total = link.dataset.total ? number.format(link.dataset.total) : '';
  const show = (text, rows) => {
    line.hidden = false;
    line.textContent = text.replace('{0}', number.format(rows)).replace('{1}', total);
  };

  link.addEventListener('click', async (event) => {
    event.preventDefault();
    if (link.getAttribute('aria-disabled')) {
      return;
    }
    const abort = new AbortController();
    cancel.onclick = () => abort.abort();
    link.setAttribute('aria-disabled', 'true');
    cancel.hidden = false;
    try {
      const reply = await fetch(link.href, { signal: abort.signal });
      if (!reply.ok) {
        throw new Error('no file');
      }
      if (!(reply.headers.get('Content-Type') || '').startsWith('text/csv')) {
        location.assign(link.href); // the server asks for the password first
        return;
      }
      const name = /filename="([^"]+)"/.exec(reply.headers.get('Content-Disposition'))[1];
      const reader = reply.body.getReader();
      let file = new Blob([], { type: 'text/csv' });
      let pieces = [];
      let size = 0;
      let rows = -1; // the line of headings is no row
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        for (const sign of read.value) {
          rows += sign === LINE_END ? 1 : 0;
        }
        pieces.push(read.value);
        size += read.value.length;
        if (size > PIECE) {
          file = new Blob([file, ...pieces], { type: 'text/csv' });
          pieces = [];
          size = 0;
        }
        show(total ? link.dataset.of : link.dataset.running, Math.max(0, rows));
      }
      const save = document.createElement('a');
      save.href = URL.createObjectURL(new Blob([file, ...pieces], { type: 'text/csv' }));
      save.download = name;
      save.click();
      setTimeout(() => URL.revokeObjectURL(save.href), 60_000);
      show(link.dataset.done, rows);
    } catch (error) {
      show(link.dataset.failed, 0);
      line.hidden = abort.signal.aborted;
    } finally {
      link.removeAttribute('aria-disabled');
      cancel.hidden = true;
    }
  });
});

// Typing a time of one's own chooses it among the ends of a ban.
document.addEventListener('input', (event) => {
  if (event.target.matches('.end-own input[type="datetime-local"]')) {
    event.target.closest('.end-own').querySelector('[type="radio"]').checked = true;
  }
});

// A file fills the field of which it is the list; nothing is sent before the form is.
function takeFiles() {
  for (const label of document.querySelectorAll('[data-file-for]')) {
    const input = label.querySelector('input');
    const field = document.getElementById(label.dataset.fileFor);
    label.hidden = false;
    input.addEventListener('change', async () => {
      const file = input.files[0];
      const fits = Boolean(file) && file.size <= field.maxLength;
      field.setCustomValidity(fits || !file ? '' : label.dataset.tooLarge);
      if (fits) {
        field.value = await file.text();
        field.focus();
      } else {
        field.reportValidity();
      }
    });
    field.addEventListener('input', () => field.setCustomValidity(''));
  }
}

// A chosen template goes into its field, below what was typed; the choice itself is not sent then.
document.addEventListener('change', (event) => {
  const field = document.getElementById(event.target.dataset?.fills ?? '');
  const text = event.target.selectedOptions?.[0]?.dataset.text;
  if (field && text) {
    field.value = field.value.trim() ? field.value.trimEnd() + '\n' + text : text;
    event.target.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  }
});
