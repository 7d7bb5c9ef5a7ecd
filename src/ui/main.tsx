import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-500.css';
import '@fontsource/be-vietnam-pro/latin-500.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import './styles/tokens.css';
import './styles/base.css';
import { openLink } from '../commands/link.ts';
import { App } from './app.tsx';
import { ErrorScreen } from './error-screen.tsx';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

// Asked for before the first text is laid out, so that it is not laid out twice.
for (const weight of [400, 500, 600]) void document.fonts.load(`${weight} 1em "Be Vietnam Pro"`, 'aă');
void openLink(window.location.search);
createRoot(root).render(
  <StrictMode>
    <ErrorScreen>
      <App />
    </ErrorScreen>
  </StrictMode>,
);
