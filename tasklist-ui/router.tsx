import { createBrowserRouter, Outlet } from 'react-router';
import { CrashPage } from './frame/crash/crash-page.tsx';
import { LoadingRows } from './parts/states/states.tsx';
import { NotFound } from './screens/not-found/not-found.tsx';
import { FirstPage } from './session/first-page.tsx';
import { Session, TenantFrame } from './session/session.tsx';

/** All screens: each is a folder of its own, loaded when it is first shown. */
export const router = createBrowserRouter(
  [
    {
      element: <Outlet />,
      errorElement: <CrashPage />,
      HydrateFallback: () => <LoadingRows />,
      children: [
        {
          path: 'password',
          lazy: async () => ({ Component: (await import('./screens/password/set-password.tsx')).SetPassword }),
        },
        { path: 'setup', lazy: async () => ({ Component: (await import('./screens/setup/setup.tsx')).SetupPage }) },
        {
          element: <Session />,
          children: [
            {
              index: true,
              lazy: async () => ({
                Component: (await import('./screens/choose-tenant/choose-tenant.tsx')).ChooseTenant,
              }),
            },
            {
              path: ':tenant',
              element: <TenantFrame />,
              children: [
                { index: true, element: <FirstPage /> },
                { path: 'tasks', lazy: async () => ({ Component: (await import('./screens/tasks/tasks.tsx')).Tasks }) },
                {
                  path: 'tasks/:taskId',
                  lazy: async () => ({ Component: (await import('./screens/task/task.tsx')).TaskPage }),
                },
                { path: 'cases', lazy: async () => ({ Component: (await import('./screens/cases/cases.tsx')).Cases }) },
                {
                  path: 'cases/:caseId',
                  lazy: async () => ({ Component: (await import('./screens/case/case.tsx')).CasePage }),
                },
                {
                  path: 'open-case',
                  lazy: async () => ({ Component: (await import('./screens/open-case/open-case.tsx')).OpenCase }),
                },
                {
                  path: 'incidents',
                  lazy: async () => ({ Component: (await import('./screens/incidents/incidents.tsx')).Incidents }),
                },
                {
                  path: 'mailbox',
                  lazy: async () => ({ Component: (await import('./screens/mailbox/mailbox.tsx')).Mailbox }),
                },
                {
                  path: 'search',
                  lazy: async () => ({ Component: (await import('./screens/search/search.tsx')).Search }),
                },
                {
                  path: 'outbox',
                  lazy: async () => ({ Component: (await import('./screens/outbox/outbox.tsx')).Outbox }),
                },
                {
                  path: 'password',
                  lazy: async () => ({ Component: (await import('./screens/password/my-password.tsx')).MyPassword }),
                },
                {
                  path: 'administration',
                  lazy: async () => ({
                    Component: (await import('./screens/administration/administration.tsx')).Administration,
                  }),
                  children: [
                    {
                      index: true,
                      lazy: async () => ({
                        Component: (await import('./screens/administration/overview.tsx')).Overview,
                      }),
                    },
                    {
                      path: 'people',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/people/people.tsx')).People,
                      }),
                    },
                    {
                      path: 'people/:personId',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/people/person.tsx')).PersonPage,
                      }),
                    },
                    {
                      path: 'departments',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/departments/departments.tsx')).Departments,
                      }),
                    },
                    {
                      path: 'categories',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/categories/categories.tsx')).Categories,
                      }),
                    },
                    {
                      path: 'places',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/places/places.tsx')).Places,
                      }),
                    },
                    {
                      path: 'calendars',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/calendars/calendars.tsx')).Calendars,
                      }),
                    },
                    {
                      path: 'notice',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/notice/notice.tsx')).NoticePage,
                      }),
                    },
                    {
                      path: 'settings',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/authority/authority.tsx')).AuthorityPage,
                      }),
                    },
                    {
                      path: 'changes',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/books/books.tsx')).Books,
                      }),
                    },
                    {
                      path: 'engine',
                      lazy: async () => ({
                        Component: (await import('./screens/administration/engine/engine.tsx')).EnginePage,
                      }),
                    },
                  ],
                },
                { path: '*', element: <NotFound /> },
              ],
            },
          ],
        },
      ],
    },
  ],
  { basename: '/staff' },
);
