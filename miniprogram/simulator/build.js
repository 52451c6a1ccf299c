/** Builds a mini program's folder, and the simulator itself, into code that runs in a DOM. */
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { TmplGroup } = require('glass-easel-template-compiler');

/** WeChat's built-in components; in templates and styles their names get the prefix `wx-`. */
const BUILT_IN = [
  'scroll-view', 'view', 'text', 'image', 'icon', 'button', 'input', 'textarea', 'form', 'label',
];
const TAG = new RegExp(`(</?)(${BUILT_IN.join('|')})(?=[\\s/>])`, 'g');
const SELECTOR = new RegExp(`(^|[\\s,>+~}])(${BUILT_IN.join('|')})(?=[\\s,{.:>\\[])(?=[^{}]*\\{)`, 'gm');

function filesOf(dir, base = dir) {
  const entries = fs.readdirSync(dir, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1)); // so that every machine builds the same
  return entries.flatMap((entry) => {
    const full = path.join(dir, entry.name);
    return entry.isDirectory() ? filesOf(full, base) : [path.relative(base, full)];
  });
}

/** Turns WXSS into CSS: inlines imports, turns rpx into a variable, renames `page` and built-in tags. */
function css(dir, file) {
  return fs
    .readFileSync(path.join(dir, file), 'utf8')
    .replace(/@import\s+["']([^"']+)["'];?/g, (_, target) =>
      css(dir, target.startsWith('/') ? target.slice(1) : path.join(path.dirname(file), target))
    )
    .replace(/(-?\d*\.?\d+)rpx/g, 'calc($1 * var(--rpx))')
    .replace(/(^|[\s,>+~}])page(?=[\s,{.:>])/g, '$1wx-page')
    .replace(SELECTOR, '$1wx-$2');
}

/**
 * @param {string} dir the folder that holds app.json
 * @param {string} baseUrl the server's address, which replaces the one in config.js
 * @returns the bundle that `boot` in runtime.js runs; it can be sent to a browser as JSON
 */
function build(dir, baseUrl) {
  const bundle = { app: {}, modules: {}, configs: {}, styles: {}, templates: '' };
  const group = new TmplGroup();
  const warnings = [];
  for (const file of filesOf(dir)) {
    const extension = path.extname(file);
    const key = file.slice(0, -extension.length).split(path.sep).join('/');
    const text = fs.readFileSync(path.join(dir, file), 'utf8');
    if (extension === '.wxml') {
      const said = group.addTmpl(key, text.replace(TAG, '$1wx-$2')) || [];
      warnings.push(...said.map((each) => `${file}: ${each.message || each}`));
    } else if (extension === '.js') {
      bundle.modules[key + '.js'] = text;
    } else if (extension === '.json') {
      bundle.configs[key] = JSON.parse(text);
    } else if (extension === '.wxss') {
      bundle.styles[key] = css(dir, file);
    }
  }
  if (warnings.length) {
    throw new Error(warnings.join('\n')); // an unclosed tag is a warning to the compiler
  }
  bundle.app = bundle.configs.app;
  const config = bundle.modules['config.js'];
  if (config) {
    const address = () => 'baseUrl: ' + JSON.stringify(baseUrl);
    bundle.modules['config.js'] = config.replace(/baseUrl: '[^']*'/, address);
  }
  bundle.templates = group.getTmplGenObjectGroups();
  group.free();
  return bundle;
}

/** The templates of the built-in components, as a JavaScript expression. */
function builtInTemplates() {
  const group = new TmplGroup();
  group.addTmpl('slot', '<slot/>');
  group.addTmpl('image', '<img src="{{src}}" alt=""/>');
  group.addTmpl('input', '<input placeholder="{{placeholder}}" maxlength="{{maxlength}}"/>');
  const templates = group.getTmplGenObjectGroups();
  group.free();
  return templates;
}

function bundled(file, options) {
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [path.join(__dirname, file)],
    bundle: true,
    format: 'iife',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    ...options,
  });
  return outputFiles[0].text;
}

/** The simulator as one script, which sets `window.bootMiniProgram`. */
function pack() {
  return (
    bundled('runtime.js', { globalName: 'miniProgramSimulator' }) +
    `;window.bootMiniProgram = (bundle, native, options) =>
      miniProgramSimulator.boot(bundle, native, { builtIn: ${builtInTemplates()}, ...options });`
  );
}

/**
 * The scripts of the phone in the browser, by file name. Maven puts its pages and styles beside them.
 *
 * @param {string} dir the folder of the mini program
 * @returns {Record<string, string>}
 */
function phonePage(dir) {
  const license = fs.readFileSync(require.resolve('glass-easel/LICENSE'), 'utf8').trim();
  const sample = JSON.stringify(build(dir, ''));
  const made = '/* Made by "npm run page" in miniprogram/: change the sources there. */\n';
  const options = { minify: true, charset: 'utf8' };
  return {
    'page.js':
      made +
      `window.sample={bundle:${sample},builtIn:${builtInTemplates()}};\n` +
      bundled('page/page.js', options),
    'screen.js': `${made}/* With glass-easel and glass-easel-miniprogram-adapter:\n${license}\n*/\n${bundled('page/screen.js', options)}`,
  };
}

/** The style sheet of WeChat itself: navigation bar, buttons, pop-ups. */
function style() {
  return fs.readFileSync(path.join(__dirname, 'wechat.css'), 'utf8');
}

module.exports = { build, pack, phonePage, style };
