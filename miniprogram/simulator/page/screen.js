/** The screen of the phone: starts the sample with the phone of the page around it. */
import { boot } from '../runtime.js';

const { bundle, builtIn, answer, storage, device, networkChanged } = window.parent.phonePage;
const app = boot(bundle, answer, { builtIn, storage, device });
networkChanged((isConnected) => app.networkChanged(isConnected));
