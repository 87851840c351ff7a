import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import './shell/base.css';

const root = document.getElementById('root');
if (root === null) throw new TypeError('The page has no root.');
createRoot(root).render(<App />);
