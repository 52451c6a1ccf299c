/**
 * Runs a mini program in a DOM, with WeChat's own component framework. Calls that need the phone go
 * to `native(name, options)`: see phone.js. Its answers are `{ ok }` or `{ fail }`, so that they can
 * be sent from one process to another.
 */
import * as glass from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { componentsOf } from './components.js';
import { tapByKey } from './keyboard.js';
import { Shell } from './shell.js';
import { makeWx } from './wx.js';

const SOME_DEVICE = { brand: 'simulator', model: 'phone', system: 'iOS 17.0' };

export function boot(bundle, native, options) {
  glass.globalOptions.throwGlobalError = true;
  const templates = new Function('return ' + bundle.templates)();
  const environment = new MiniProgramEnv();
  const code = environment.createCodeSpace('', true);
  const shell = new Shell(() => back(), options.toastsStay);
  const pages = { open, back, top: () => stack[stack.length - 1] };
  const { storage = new Map(), lacks = [], device = SOME_DEVICE } = options;
  const wx = makeWx({ native, shell, pages, storage, lacks, device });

  componentsOf(environment, code, options.builtIn, wx);
  tapByKey();

  const stack = [];
  const modules = {};
  const prepared = new Set();
  let app = null;
  let registering = null;

  /** Resolves the path of a module or page relative to the module or page that names it. */
  function resolve(from, target) {
    const base = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
    const parts = [];
    for (const part of base.concat(target.split('/'))) {
      if (part === '..') {
        parts.pop();
      } else if (part !== '.' && part !== '') {
        parts.push(part);
      }
    }
    return parts.join('/');
  }

  function load(id) {
    if (modules[id]) {
      return modules[id].exports;
    }
    if (bundle.modules[id] === undefined) {
      throw new Error('no module ' + id);
    }
    const module = (modules[id] = { exports: {} });
    const globals = {
      require: (target) => load(resolve(id, target).replace(/(\.js)?$/, '.js')),
      module,
      exports: module.exports,
      wx: wx.api,
      App: (definition) => {
        app = definition;
      },
      Page: (definition) => registering.Page(definition),
      Component: (definition) => registering.Component(definition),
      getApp: () => app,
      getCurrentPages: () => stack.map(({ page }) => page),
    };
    new Function(...Object.keys(globals), bundle.modules[id] + '\n//# sourceURL=sample/' + id)(
      ...Object.values(globals)
    );
    return module.exports;
  }

  /** Registers a page or component and the components it uses, each once. */
  function prepare(path) {
    if (prepared.has(path)) {
      return;
    }
    prepared.add(path);
    const config = { ...bundle.configs[path], usingComponents: {}, styleIsolation: 'shared' };
    const used = [
      ...Object.entries(bundle.app.usingComponents || {}).map((each) => ['', ...each]),
      ...Object.entries((bundle.configs[path] || {}).usingComponents || {}).map((e) => [path, ...e]),
    ];
    for (const [from, name, target] of used) {
      const component = resolve(from, target);
      prepare(component);
      config.usingComponents[name] = '/' + component;
    }
    code.addComponentStaticConfig(path, config);
    code.addCompiledTemplate(path, { groupList: templates, content: templates[path] });
    if (bundle.styles[path] !== undefined) {
      code.addStyleSheet(path, path, undefined);
    }
    code.componentEnv(path, (registrar) => {
      const outer = registering;
      registering = registrar;
      try {
        load(path + '.js');
      } finally {
        registering = outer;
      }
    });
  }

  const context = new glass.CurrentWindowBackendContext();
  context.onEvent((target, type, detail, eventOptions) => {
    const event = new glass.Event(type, detail, eventOptions);
    glass.Event.dispatchEvent(target, event);
    return event.getEventBubbleStatus();
  });
  const backend = environment.associateBackend(context);
  for (const [path, content] of Object.entries(bundle.styles)) {
    backend.registerStyleSheetContent(path, content);
  }
  if (bundle.styles.app !== undefined) {
    code.addStyleSheet('app', 'app');
  }

  const elementOf = ({ root }) => root.getComponent().getBackendElement();

  function leave(entry) {
    if (entry.page.onUnload) {
      entry.page.onUnload();
    }
    const element = elementOf(entry);
    entry.root.release();
    element.remove();
  }

  function show() {
    const { path } = pages.top();
    const title = (bundle.configs[path] || {}).navigationBarTitleText;
    shell.title(title || bundle.app.window.navigationBarTitleText, stack.length > 1);
    shell.focus();
  }

  /** @param {'push' | 'replace' | 'relaunch'} how */
  function open(url, how) {
    const [target, query] = url.split('?');
    const path = resolve(pages.top() ? pages.top().path : '', target);
    if (!bundle.app.pages.includes(path)) {
      throw new Error('app.json has no page ' + path);
    }
    prepare(path);
    if (how === 'push' && pages.top()) {
      const { page } = pages.top();
      elementOf(pages.top()).style.display = 'none';
      if (page.onHide) {
        page.onHide();
      }
    }
    if (how === 'replace') {
      leave(stack.pop());
    }
    while (how === 'relaunch' && stack.length) {
      leave(stack.pop());
    }
    const root = backend.createRoot('wx-page', code, '/' + path);
    const page = root.get();
    page.route = path;
    page.options = Object.fromEntries(new URLSearchParams(query || ''));
    const place = document.createElement('span');
    shell.screen.appendChild(place);
    root.attach(shell.screen, place);
    stack.push({ path, root, page });
    show();
    for (const [hook, argument] of [['onLoad', page.options], ['onShow'], ['onReady']]) {
      if (page[hook]) {
        page[hook](argument);
      }
    }
  }

  function back() {
    if (stack.length < 2) {
      return;
    }
    leave(stack.pop());
    elementOf(pages.top()).style.display = '';
    show();
    if (pages.top().page.onShow) {
      pages.top().page.onShow();
    }
  }

  load('app.js');
  Object.assign((app.globalData = app.globalData || {}), options.globalData);
  if (app.onLaunch) {
    app.onLaunch({ path: bundle.app.pages[0], query: {}, scene: 1001 });
  }
  open('/' + bundle.app.pages[0], 'push');
  return { wx: wx.api, networkChanged: wx.networkChanged, stack, getApp: () => app };
}
