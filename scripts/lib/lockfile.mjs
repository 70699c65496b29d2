const PLATFORM =
  /-(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+)(?:-([a-z]+))?$/;

/**
 * Optional packages that a locked package names and the lockfile lacks, as [path, entry]. npm leaves out those of other
 * platforms when its registry does not have them at that moment, and then "npm ci" refuses the lockfile everywhere.
 * Version and platform are known without the registry: the parent names an exact version, the name says the platform.
 */
export function missingOptional(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, path, name))
      .map(([name, version]) => [`node_modules/${name}`, placeholder(name, version, entry)]),
  );
}

function placeholder(name, version, { dev, devOptional, license }) {
  const [, os, cpu, abi = ''] = name.match(PLATFORM) ?? [];
  if (!os || !/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`expected an exact version and a platform in the name, but got ${name} ${version}`);
  const libc = os !== 'linux' ? undefined : abi.startsWith('musl') ? 'musl' : 'glibc';
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(devOptional ? { devOptional } : {}),
    ...(libc ? { libc: [libc] } : {}),
    // A package's program for one platform is under the package's own licence.
    ...(license ? { license } : {}),
    optional: true,
    os: [os],
  };
}

/** As Node looks a package up: in the folder's own node_modules, then further out. */
function isLocked(packages, path, name) {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    if (packages[base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`]) return true;
    if (base === '') return false;
  }
}
