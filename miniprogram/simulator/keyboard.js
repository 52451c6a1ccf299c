/** Makes whatever can be tapped reachable by Tab, and Enter and Space tap it. WeChat needs none of this; a browser does. */

/**
 * Marks an element as one that can be tapped, or not for the moment.
 *
 * @param {Element | null} element none in a page that has been left: it may go on drawing, and nobody sees it
 */
export function canBeTapped(element, can = true) {
  if (!element) {
    return;
  }
  element.setAttribute('role', 'button');
  element.setAttribute('tabindex', can ? '0' : '-1');
  element.setAttribute('aria-disabled', String(!can));
}

export function tapByKey() {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const isNative = /^(BUTTON|INPUT|TEXTAREA)$/.test(target.tagName);
    if (isNative || (key !== 'Enter' && key !== ' ') || !target.matches('[role=button][tabindex="0"]')) {
      return;
    }
    event.preventDefault();
    const { left, top, width, height } = target.getBoundingClientRect();
    for (const type of ['mousedown', 'mouseup']) {
      const at = { bubbles: true, composed: true, clientX: left + width / 2, clientY: top + height / 2 };
      target.dispatchEvent(new MouseEvent(type, at));
    }
  });
}
