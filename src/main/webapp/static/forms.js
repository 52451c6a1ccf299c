// Keeps what is typed into a form while its page is left and comes back: the language or the colours are switched, another form of
// the page is sent, the page is loaded anew. It stays in this tab, for an hour, for the same admin, and is gone once it is sent.
// What was sent and did nothing is kept by the server; every form works without this file.
'use strict';

(() => {
  const KEPT = 'unsent ';
  const MOST = 20_000;
  const GOOD_FOR = 3_600_000;
  // Names of fields that are not kept: those of Unsent.java, and phone numbers, which a browser may write to its disk.
  const SECRET = /^csrf$|^on-page$|password|passwd|secret|token|code|key|phone/i;
  const store = tabStore();
  let staying = false;
  let sent = null;

  function tabStore() {
    try {
      return window.sessionStorage;
    } catch {
      return null; // the browser keeps nothing at all
    }
  }

  // Which admin, page and form: a form of ours says so itself; one that does not, such as a filter, is not kept.
  function keyOf(form) {
    const page = form.elements.namedItem('on-page');
    if (!page || form.getAttribute('role') === 'search') {
      return null;
    }
    const [, admin, path] = /^(\d+)\.[^.]+\.(\/[^?]*)/.exec(page.value) ?? [];
    return admin ? KEPT + [admin, path, form.getAttribute('action')].join(' ') : null;
  }

  const forms = () => [...document.querySelectorAll('form[method=post]')].filter(keyOf);

  const isBox = (field) => ['checkbox', 'radio'].includes(field.type);

  const isText = (field) => !isBox(field) && field.type !== 'select-one';

  const fieldsOf = (form) =>
    [...form.elements].filter(
      (field) =>
        field.name &&
        (field.type !== 'hidden' || 'carries' in form.dataset) &&
        !['password', 'file', 'submit', 'button', 'fieldset'].includes(field.type) &&
        field.autocomplete !== 'one-time-code' &&
        !SECRET.test(field.name),
    );

  // A form that is shown again already, with what was typed, has "unsent": all of it is kept. One that asks for the password on the
  // way has "carries": what it carries on is kept for the form that was filled in.
  function isChanged(form, field) {
    if ('unsent' in form.dataset) {
      return isBox(field) || field.value !== '';
    }
    if (isBox(field)) {
      return field.checked !== field.defaultChecked;
    }
    if (!isText(field)) {
      const given = Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
      return field.selectedIndex !== given;
    }
    return field.value !== field.defaultValue;
  }

  function keep() {
    for (const form of forms()) {
      const fields = fieldsOf(form)
        .filter((field) => isChanged(form, field) && (staying || isText(field)))
        .map((field) => [field.name, field.value, isBox(field) ? field.checked : null]);
      const text = JSON.stringify({ at: Date.now(), sent: form === sent, fields });
      try {
        if (fields.length > 0 && text.length <= MOST) {
          store.setItem(keyOf(form), text);
        }
      } catch {
        return; // the tab's store is full
      }
    }
  }

  function restore(form, kept) {
    let typed = null;
    for (const [name, value, checked] of kept.fields) {
      for (const field of fieldsOf(form).filter((one) => one.name === name && !isChanged(form, one))) {
        if (isBox(field)) {
          field.checked = field.value === value ? (checked ?? true) : field.checked;
        } else {
          field.value = value;
          typed ??= isText(field) ? field : null;
        }
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }
    if (typed) {
      for (let fold = form.closest('details'); fold; fold = fold.parentElement.closest('details')) {
        fold.open = true;
      }
      const line = document.createElement('p');
      line.className = 'kept';
      line.textContent = document.documentElement.dataset.kept;
      typed.after(line);
    }
  }

  function restoreAll() {
    const arrived = performance.getEntriesByType('navigation')[0]?.type ?? 'navigate';
    for (const form of forms()) {
      const key = keyOf(form);
      const text = store.getItem(key);
      store.removeItem(key);
      const kept = text ? JSON.parse(text) : null;
      const done = kept?.sent && arrived === 'navigate';
      if (kept && !done && !('unsent' in form.dataset) && Date.now() - kept.at < GOOD_FOR) {
        restore(form, kept);
      }
    }
  }

  // The pages to sign in carry what was typed before; a switch of their language asks for them anew.
  function carryOn() {
    const doors = document.querySelectorAll('form[action*="/admin/sign-in"]');
    const carried = store.getItem('carried');
    store.removeItem('carried');
    for (const door of doors) {
      if (carried && !door.elements.namedItem('unsent')) {
        const field = document.createElement('input');
        Object.assign(field, { type: 'hidden', name: 'unsent', value: carried });
        door.append(field);
      }
    }
    document.addEventListener('click', (event) => {
      const field = doors[0]?.elements.namedItem('unsent');
      if (field && event.target.closest?.('a[rel=nofollow]')) {
        store.setItem('carried', field.value);
      }
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    // A page that answers a form is left by loading it anew, and nothing is sent twice or shown twice.
    const { page } = document.documentElement.dataset;
    if (page) {
      history.replaceState(null, '', page);
    }
    // Somebody has just signed in again: on to what they had typed.
    const arrived = performance.getEntriesByType('navigation')[0]?.type ?? 'navigate';
    if (arrived === 'navigate') {
      document.querySelector('form[data-goes-on]')?.requestSubmit();
    }
    if (!store) {
      return;
    }
    carryOn();
    restoreAll();
    document.addEventListener('click', (event) => {
      staying ||= event.target.closest?.('a[rel=nofollow]') != null;
    });
    document.addEventListener('submit', (event) => {
      sent = event.target;
      staying = true;
      if (sent.action.endsWith('/admin/sign-out')) {
        Object.keys(store).filter((one) => one.startsWith(KEPT)).forEach((one) => store.removeItem(one));
        sent = null;
        window.removeEventListener('pagehide', keep);
      }
    });
    window.addEventListener('pagehide', keep);
  });
})();

// Escape closes what was opened, and the focus is where it was opened.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) {
    return;
  }
  const around = document.activeElement?.closest('details[open]');
  const folds = document.querySelectorAll('.fold[open], .row-of-acts details[open], .acts details[open]');
  const open = around ?? folds[folds.length - 1];
  if (open) {
    event.preventDefault();
    open.open = false;
    open.querySelector('summary').focus();
  }
});

// Opened with the mouse, an act has the focus where it must be filled in. By keyboard the focus stays: what is opened comes next.
document.addEventListener('click', (event) => {
  const fold = event.target.closest?.('.acts summary, .care summary')?.parentElement;
  if (fold && !fold.open && event.detail > 0) {
    requestAnimationFrame(() => fold.querySelector('input[required]')?.focus({ preventScroll: true }));
  }
});

// From a ticked row it is one step to what can be done to those who are ticked.
document.addEventListener('DOMContentLoaded', () => {
  const bulk = document.getElementById('bulk');
  const first = bulk?.querySelector('button');
  if (!first) {
    return;
  }
  const jump = document.createElement('a');
  jump.className = 'to-bulk';
  jump.href = '#' + first.id;
  jump.textContent = bulk.getAttribute('aria-label') + ' ↓';
  jump.addEventListener('click', (event) => {
    event.preventDefault();
    first.focus();
  });
  document.addEventListener('focusin', (event) => {
    if (event.target.classList?.contains('tick')) {
      event.target.after(jump);
    } else if (event.target !== jump) {
      jump.remove();
    }
  });
});
