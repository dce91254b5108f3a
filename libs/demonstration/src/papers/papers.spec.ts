import { demonstrationPaper } from './papers.js';

function report(value: string): Buffer {
  return demonstrationPaper('验收报告', [['合同编号', value]]);
}

test('a made-up paper is the same when it is made again, and another for another file', () => {
  expect(report('HT-1').equals(report('HT-1'))).toBe(true);
  expect(report('HT-1').equals(report('HT-2'))).toBe(false);
});

test('a made-up paper says that it is one', () => {
  const page = demonstrationPaper('发票', []).toString('latin1');
  const demonstration = Buffer.from('演示', 'utf16le').swap16().toString('hex');
  expect(page.match(new RegExp(demonstration, 'g'))?.length).toBe(2);
});
