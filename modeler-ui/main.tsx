import '@carbon/styles/css/styles.min.css';
import '@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-Regular.css';
import '@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-SemiBold.css';
import './app.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ProblemError } from '../client/index.ts';
import { DraftPage } from './draft/draft-page.tsx';
import { ServicesPage } from './services/services-page.tsx';
import { FirstTenant, Session } from './session/session.tsx';
import { speak, wantedLanguage } from './text.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A draft is worked on here; what others change meanwhile is told when one saves.
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && !(error instanceof ProblemError),
    },
  },
});

const router = createBrowserRouter(
  [
    {
      element: <Session />,
      children: [
        { index: true, element: <FirstTenant /> },
        { path: ':tenant', element: <ServicesPage /> },
        { path: ':tenant/:caseType', element: <DraftPage /> },
      ],
    },
  ],
  { basename: '/modeler' },
);

await speak(wantedLanguage());

const root = document.getElementById('root');
if (!root) throw new Error('expected an element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
