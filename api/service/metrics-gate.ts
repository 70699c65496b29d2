import { BlockList, isIP } from 'node:net';
import { sameSecret } from '../secrets.ts';

const loopback = ['127.0.0.0/8', '::1'];

function listOf(allowed: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of allowed.flatMap((each) => (each === 'loopback' ? loopback : [each]))) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Who may read the figures: whoever asks from one of these addresses or networks, or shows the token. */
export function metricsGate({ allow, token }: { allow: readonly string[]; token?: string | undefined }) {
  const list = listOf(allow);
  return (ip: string, authorization: string | undefined): boolean => {
    // A socket that takes both families names an IPv4 caller so.
    const address = ip.replace(/^::ffff:(?=\d+\.)/, '');
    if (list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) return true;
    const shown = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    return token !== undefined && shown !== undefined && sameSecret(shown, token);
  };
}
