/** Gives each new phone a make and an address of its own, so that a list of devices tells them apart. */

const MODELS = [
  ['HUAWEI', 'Mate 60 Pro'], ['Apple', 'iPhone 15'], ['Xiaomi', '14'], ['OPPO', 'Find X7'], ['vivo', 'X100'],
  ['HONOR', 'Magic6'], ['Samsung', 'Galaxy S24'], ['Redmi', 'K70'], ['OnePlus', '12'], ['realme', 'GT5'],
];
const KEPT = 'wxapplogin-phones';

/** @returns {{ id: string, device: { brand: string, model: string, system: string }, address: string }} */
export function nextDevice() {
  const count = Number(localStorage.getItem(KEPT)) || 0;
  localStorage.setItem(KEPT, String(count + 1));
  const [brand, model] = MODELS[count % MODELS.length];
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return {
    id: 'phone-' + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    device: { brand, model, system: brand === 'Apple' ? 'iOS 17.0' : 'Android 14' },
    address: `203.0.113.${(count % 254) + 1}`, // RFC 5737: addresses of nobody
  };
}
