/** Files that wait to be sent, in the browser's own database: other places of a browser hold text only. */
const databaseName = 'sakin';
const shelf = 'files';
/** Safari 14 may never answer the first question to its database: a form must not wait for photos of before. */
const PATIENCE_MS = 1500;

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(shelf);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    setTimeout(() => reject(new Error('expected a database but the browser does not answer')), PATIENCE_MS);
  });

async function use<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(shelf, mode);
      const request = work(transaction.objectStore(shelf));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

interface Kept {
  /** When, in milliseconds: on a shared computer nobody finds them the next day. */
  at: number;
  files: readonly File[];
}
const DAY_MS = 86_400_000;

/** Removes what was never sent. */
const sweep = (): Promise<unknown> =>
  use<unknown>('readwrite', (store) => {
    const request = store.openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      if (!((cursor.value as Kept).at > Date.now() - DAY_MS)) cursor.delete();
      cursor.continue();
    };
    return request as IDBRequest;
  });

/** Keeps the files under a key; false where the browser keeps none. */
export const keepFiles = (key: string, files: readonly File[]): Promise<boolean> =>
  use<unknown>('readwrite', (store) => {
    const kept: Kept = { at: Date.now(), files: [...files] };
    return (files.length > 0 ? store.put(kept, key) : store.delete(key)) as IDBRequest;
  })
    .then(() => true)
    .catch(() => false);

/** The files of before; none where the browser has kept none. */
export const keptFiles = (key: string): Promise<readonly File[]> =>
  sweep()
    .then(() => use('readonly', (store) => store.get(key) as IDBRequest<Kept | undefined>))
    .then((kept) => kept?.files ?? [])
    .catch(() => []);
