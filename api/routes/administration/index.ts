import type { Routes } from '../../app.ts';
import { authorityRoutes } from './authority.ts';
import { calendarRoutes } from './calendars.ts';
import { categoryRoutes } from './categories.ts';
import { changeRoutes } from './changes.ts';
import { departmentRoutes } from './departments.ts';
import { managerRoutes } from './managers.ts';
import { noticeRoutes } from './notice.ts';
import { peopleRoutes } from './people.ts';
import { placeRoutes } from './places.ts';
import { readinessRoutes } from './readiness.ts';
import { servicesRoutes } from './services.ts';

/** What administrators alone do, by resource. */
export const administrationRoutes: Routes[] = [
  peopleRoutes,
  departmentRoutes,
  placeRoutes,
  managerRoutes,
  readinessRoutes,
  changeRoutes,
  categoryRoutes,
  calendarRoutes,
  noticeRoutes,
  authorityRoutes,
  servicesRoutes,
];
