import '@carbon/styles/css/styles.min.css';
import '@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-Regular.css';
import '@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-SemiBold.css';
import './app.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { ProblemError } from '../client/index.ts';
import { Announcer } from './frame/announcer/announcer.tsx';
import { router } from './router.tsx';
import { language, switchLanguage } from './text/language.ts';
import { loadTexts } from './text/texts.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // An answer of the server stays the same when asked again; only a lost network is worth another try.
      retry: (count, error) => count < 2 && !(error instanceof ProblemError),
    },
  },
});

await loadTexts(language());
switchLanguage(language(), false);

const root = document.getElementById('root');
if (!root) throw new Error('expected an element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
      <Announcer />
    </QueryClientProvider>
  </StrictMode>,
);
