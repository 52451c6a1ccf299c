/** The screen of the phone: boots the sample, with the phone that the page around it holds. */
import { boot } from '../runtime.js';

const { bundle, builtIn, answer, storage, networkChanged } = window.parent.phonePage;
const app = boot(bundle, answer, { builtIn, storage });
networkChanged((isConnected) => app.networkChanged(isConnected));
