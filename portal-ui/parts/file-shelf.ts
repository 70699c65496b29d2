/** Files that wait to be sent, in the browser's own database: other places of a browser hold text only. */
const databaseName = 'sakin';
const shelf = 'files';

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(shelf);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
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

/** Keeps the files under a key; false where the browser keeps none. */
export const keepFiles = (key: string, files: readonly File[]): Promise<boolean> =>
  use<unknown>('readwrite', (store) =>
    files.length > 0 ? (store.put([...files], key) as IDBRequest) : (store.delete(key) as IDBRequest),
  )
    .then(() => true)
    .catch(() => false);

/** The files of before; none where the browser has kept none. */
export const keptFiles = (key: string): Promise<readonly File[]> =>
  use('readonly', (store) => store.get(key) as IDBRequest<File[] | undefined>)
    .then((files) => files ?? [])
    .catch(() => []);
