import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { preferredLanguage, startTexts } from './i18n/language.js';
import './styles.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root"');

await startTexts(preferredLanguage());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
