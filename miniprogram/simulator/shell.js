/** Everything that WeChat draws around the pages: navigation bar, toasts, questions to the user. */
export class Shell {
  /** @param toastsStay whether toasts stay until the next tap, so that a test cannot miss them */
  constructor(onBack, toastsStay) {
    this.toastsStay = toastsStay;
    document.body.innerHTML = `
      <div class="we-bar">
        <button class="we-back" aria-label="返回" hidden></button>
        <span class="we-title"></span>
        <span class="we-capsule" aria-hidden="true"></span>
      </div>
      <div class="we-screen"></div>`;
    this.screen = document.querySelector('.we-screen');
    this.screen.tabIndex = -1;
    document.querySelector('.we-back').addEventListener('click', onBack);
    document.addEventListener('mousedown', () => this.hideToast(), true);
  }

  title(text, canGoBack) {
    document.querySelector('.we-title').textContent = text;
    document.querySelector('.we-back').hidden = !canGoBack;
  }

  /** Takes the keyboard into the page that has just been opened, if the phone has it. */
  focus() {
    const at = document.activeElement;
    const lost = !at || at === document.body || !at.getClientRects().length;
    if (lost && document.hasFocus()) {
      this.screen.focus({ preventScroll: true });
    }
  }

  toast({ title, icon = 'success', duration = 1500 }) {
    this.hideToast();
    const toast = add('we-toast we-toast-' + icon, document.body);
    toast.setAttribute('role', 'status');
    toast.textContent = title;
    if (!this.toastsStay && icon !== 'loading') {
      setTimeout(() => toast.remove(), duration);
    }
  }

  hideToast() {
    document.querySelectorAll('.we-toast').forEach((toast) => toast.remove());
  }

  modal({ title, content, showCancel = true, confirmText = '确定', cancelText = '取消' }) {
    return this.#question('we-modal', title, content, showCancel ? cancelText : '', confirmText);
  }

  /** Asks a question in the name of WeChat, at the bottom of the screen. */
  ask({ title, content, refuse = '拒绝', allow = '允许' }) {
    return this.#question('we-sheet', title, content, refuse, allow);
  }

  /** Resolves to whether the second button was tapped. */
  #question(className, title, content, no, yes) {
    const mask = add('we-mask', document.body);
    const box = add(className, mask);
    box.setAttribute('role', 'dialog');
    add('we-question-title', box).textContent = title || '';
    add('we-question-content', box).textContent = content || '';
    const buttons = add('we-question-buttons', box);
    const before = document.activeElement;
    box.setAttribute('aria-modal', 'true');
    box.setAttribute('aria-label', title || content || '');
    box.addEventListener('keydown', (event) => keepInside(event, buttons));
    return new Promise((resolve) => {
      for (const [text, answer] of [[no, false], [yes, true]]) {
        if (text) {
          const button = add(answer ? 'we-yes' : 'we-no', buttons, 'button');
          button.textContent = text;
          button.addEventListener('click', () => {
            mask.remove();
            if (before && before.isConnected && document.hasFocus()) {
              before.focus({ preventScroll: true });
            }
            resolve(answer);
          });
        }
      }
      if (document.hasFocus()) {
        buttons.firstChild.focus({ preventScroll: true });
      }
    });
  }
}

/** Tab stays in the question; Escape is its first answer, which changes nothing. */
function keepInside(event, buttons) {
  const all = [...buttons.children];
  if (event.key === 'Escape') {
    all[0].click();
  } else if (event.key === 'Tab') {
    const step = event.shiftKey ? all.length - 1 : 1;
    all[(all.indexOf(document.activeElement) + step) % all.length].focus();
    event.preventDefault();
  }
}

function add(className, parent, tag = 'div') {
  const element = document.createElement(tag);
  element.className = className;
  parent.appendChild(element);
  return element;
}
