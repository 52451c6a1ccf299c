/** The built-in components that a mini program's pages are made of. */
import { canBeTapped } from './keyboard.js';

const OPEN_TYPE_EVENTS = {
  chooseAvatar: 'chooseavatar',
  getPhoneNumber: 'getphonenumber',
  getUserInfo: 'getuserinfo',
  openSetting: 'opensetting',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
};

export function componentsOf(environment, code, templates, wx) {
  const builtIns = environment.getGlobalCodeSpace().getComponentSpace();
  const space = code.getComponentSpace();

  function define(name, shape = (builder) => builder, template = 'slot') {
    const builder = builtIns
      .define(name)
      .options({ virtualHost: false, reflectToAttributes: true, listenerChangeLifetimes: true })
      .template({ groupList: templates, content: templates[template] })
      .property('hidden', Boolean);
    space.setGlobalUsingComponent(name, shape(builder).registerComponent());
  }

  /** What has a listener for taps can be reached by the keyboard. */
  const tappable = (builder) =>
    builder.lifetime('listenerChange', function (isAdd, name) {
      if (isAdd && name === 'tap') {
        canBeTapped(this.getBackendElement());
      }
    });
  for (const name of ['view', 'text', 'label', 'icon', 'scroll-view', 'form']) {
    define('wx-' + name, tappable);
  }
  define('wx-image', (b) => b.property('src', String).property('mode', String), 'image');

  define('wx-button', (builder) =>
    builder
      .property('openType', String)
      .property('type', String)
      .property('size', String)
      .property('plain', Boolean)
      .property('disabled', Boolean)
      .property('loading', Boolean)
      .property('formType', String)
      .init(({ self, lifetime, observer }) => {
        const mark = () => canBeTapped(self.getBackendElement(), !self.data.disabled);
        lifetime('attached', mark);
        observer('disabled', mark);
        self.addListener('tap', async () => {
          const { disabled, formType, openType } = self.data;
          if (disabled) {
            return;
          }
          const form = self.getBackendElement().closest('wx-form');
          if (formType === 'submit' && form) {
            form.__wxElement.triggerEvent('submit', { value: valuesOf(form) });
          }
          if (OPEN_TYPE_EVENTS[openType]) {
            self.triggerEvent(OPEN_TYPE_EVENTS[openType], await wx.openType(openType));
          }
        });
      })
  );

  define(
    'wx-input',
    (builder) =>
      builder
        .property('value', String)
        .property('type', String)
        .property('name', String)
        .property('placeholder', String)
        .property('maxlength', Number)
        .property('disabled', Boolean)
        .init(({ self, lifetime, observer }) => {
          const inner = () => self.getBackendElement().querySelector('input');
          const tell = (type) => self.triggerEvent(type, { value: inner().value });
          observer('value', (value) => {
            if (inner() && inner().value !== value) {
              inner().value = value || '';
            }
          });
          lifetime('attached', () => {
            inner().value = self.data.value || '';
            for (const type of ['input', 'change']) {
              inner().addEventListener(type, (event) => {
                event.stopPropagation(); // the page must get only the component's own event
                tell(type);
              });
            }
            for (const type of ['focus', 'blur']) {
              inner().addEventListener(type, () => tell(type));
            }
          });
        }),
    'input'
  );
}

function valuesOf(form) {
  const values = {};
  form.querySelectorAll('wx-input').forEach((element) => {
    values[element.__wxElement.data.name] = element.querySelector('input').value;
  });
  return values;
}
