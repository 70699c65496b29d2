/** What a row of engine_instance says beside the state: whose instance it is. It never changes. */
export interface Identity {
  key: string;
  tenant: string;
  release: string;
  run: string;
  definition: string;
  process: string;
  /** The correlation key of the message that started it. */
  startKey?: string | null;
}
