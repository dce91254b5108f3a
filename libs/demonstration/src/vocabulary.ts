import type { Trade } from './trades.js';
import type { Random } from './random.js';

/** What machines speak, the common first. Makes of controllers are named by kind only. */
export const PROTOCOLS = [
  'Modbus TCP',
  'OPC UA',
  'PLC 以太网驱动',
  'Modbus RTU',
  'IO 采集盒',
  'MQTT',
  '数控系统采集',
  'PROFINET',
  'EtherNet/IP',
  'MTConnect',
  'EUROMAP 63',
  'HTTP API',
] as const;

/** Kinds of systems that offers connect to and factories already have, the common first. */
export const SYSTEMS = [
  'ERP',
  '财务软件',
  'MES',
  'OA',
  'WMS',
  'PLM',
  'CRM',
  'QMS',
  'APS',
  'SCADA',
  'SRM',
  'EAM',
] as const;

/** So many of a list that stands in the order of how common its items are: the front is drawn more often. */
export function commonOf<T>(list: readonly T[], count: number, random: Random): T[] {
  const left = list.map((one, at) => [one, 1 / (at + 2)] as const);
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) {
    const one = random.pickWeighted(left);
    left.splice(
      left.findIndex(([other]) => other === one),
      1,
    );
    drawn.push(one);
  }
  return drawn;
}

/** Fills `{trade}`, `{machine}`, `{process}`, `{product}`, `{pain}` and `{count}`; a word stays the same in all texts. */
export function wordsFor(trade: Trade, count: number, random: Random): (text: string) => string {
  const words: Readonly<Record<string, string>> = {
    trade: random.pick(trade.names),
    machine: random.pick(trade.machines),
    process: random.pick(trade.processes),
    product: trade.product,
    pain: random.pick(trade.pains),
    count: String(count),
  };
  return (text) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}
