import { Navigate } from 'react-router';
import { useTenant } from './tenant-context.ts';

/** Where somebody begins: at their tasks, or, while the authority can't take cases yet, at what is still missing. */
export function FirstPage() {
  const { takesCases, abilities } = useTenant();
  return <Navigate to={!takesCases && abilities.administer ? 'administration' : 'tasks'} replace />;
}
