import { createRoot } from 'react-dom/client';
import { keepAnswers } from './offline/kept-answers.ts';
import { App } from './shell/app.tsx';
import { markStyles } from './shell/nonce.ts';
import { watchReach } from './shell/reach.ts';
import './shell/base.css';

const root = document.getElementById('root');
if (root === null) throw new TypeError('The page has no root.');
markStyles();
keepAnswers();
void watchReach();
createRoot(root).render(<App />);
// The page works without it; it is what lets it open when there is no network.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch((error: unknown) => console.warn(error));
