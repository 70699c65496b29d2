import { v7 } from 'uuid';

/** A new id made by the application: a UUID of version 7, so that ids made later sort later (RFC 9562). */
export const newId = (): string => v7();
