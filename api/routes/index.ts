import type { Routes } from '../app.ts';
import { administrationRoutes } from './administration/index.ts';
import { callRoutes } from './calls.ts';
import { caseRoutes } from './cases.ts';
import { correctionRoutes } from './corrections.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes } from './drafts.ts';
import { feedRoutes } from './feed.ts';
import { incidentRoutes } from './incidents.ts';
import { meRoutes } from './me.ts';
import { moreTimeRoutes } from './more-time.ts';
import { outboxRoutes } from './outbox.ts';
import { publicAuthorityRoutes } from './public/authority.ts';
import { publicLinkRoutes } from './public/links.ts';
import { publicRequestRoutes } from './public/requests.ts';
import { publicRightRoutes } from './public/rights.ts';
import { registerRoutes } from './registers.ts';
import { releaseRoutes } from './releases.ts';
import { reportRoutes } from './reports.ts';
import { serviceRoutes } from './service.ts';
import { taskRoutes } from './tasks.ts';
import { tellingRoutes } from './tellings.ts';

/** Every resource of the API. */
export const routes: Routes[] = [
  meRoutes,
  publicAuthorityRoutes,
  publicRequestRoutes,
  publicLinkRoutes,
  publicRightRoutes,
  caseRoutes,
  moreTimeRoutes,
  documentRoutes,
  callRoutes,
  taskRoutes,
  tellingRoutes,
  incidentRoutes,
  releaseRoutes,
  draftRoutes,
  feedRoutes,
  registerRoutes,
  reportRoutes,
  serviceRoutes,
  correctionRoutes,
  outboxRoutes,
  ...administrationRoutes,
];
