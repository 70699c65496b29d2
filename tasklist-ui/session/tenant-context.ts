import { createContext, useContext } from 'react';
import type { MyTenant } from './use-me.ts';

/** The authority whose cases the screens show, and what one may do there. */
export interface Tenant extends Omit<MyTenant, 'name'> {
  name: string;
  /** The name by language, for what is said to a resident. */
  names: MyTenant['name'];
  person: { id: string; name: string };
}

export const TenantContext = createContext<Tenant | null>(null);

/** The chosen tenant; only inside the frame. */
export function useTenant(): Tenant {
  const tenant = useContext(TenantContext);
  if (!tenant) throw new Error('expected a chosen tenant above this component');
  return tenant;
}
