/** A name of a protocol or system without its spelling: `OPC-UA`, `opc ua` and `ＯＰＣＵＡ` are one. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_/.]/g, '');
}
