const BLOCKS: ReadonlySet<string> = new Set(['BR', 'DIV', 'LI', 'P', 'SMALL']);
const NOT_READ = 'svg, button, [aria-hidden=true]';

/** What is read in a cell; what stands below each other there, behind each other here. */
export function cellText(cell: Element): string {
  const lines = [''];
  const read = (node: Node): void => {
    if (node instanceof Text) lines.push(`${lines.pop() ?? ''}${node.data}`);
    if (!(node instanceof Element) || node.matches(NOT_READ)) return;
    const block = BLOCKS.has(node.tagName);
    if (block) lines.push('');
    node.childNodes.forEach(read);
    if (block) lines.push('');
  };
  cell.childNodes.forEach(read);
  return lines
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' · ');
}
