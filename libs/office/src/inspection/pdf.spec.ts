import { deflateSync } from 'node:zlib';
import { problemOfPdf } from './pdf.js';

const pdf = (...objects: (string | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.map((each) => Buffer.from(each)),
    Buffer.from('\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'),
  ]);
const packed = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from('5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n'),
    deflateSync(Buffer.from(text)),
    Buffer.from('\nendstream endobj\n'),
  ]);
const plain = '1 0 obj\n<< /Type /Catalog >>\nendobj\n';

test.each<[string, Buffer, string | undefined]>([
  ['text alone', pdf(plain), undefined],
  ['packed objects that only show', pdf(plain, packed('7 0 << /Type /Page >>')), undefined],
  ['a script', pdf('1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj'), 'ACTS'],
  ['a script in packed objects', pdf(plain, packed('7 0 << /S /JavaScript /JS (1) >>')), 'ACTS'],
  ['a script with a name in numbers', pdf('1 0 obj << /S /J#61vaScript >> endobj'), 'ACTS'],
  ['a form with scripts', pdf('1 0 obj << /AcroForm << /XFA 2 0 R >> >> endobj'), 'ACTS'],
  ['a file elsewhere that is opened', pdf('1 0 obj << /OpenAction << /S /GoToR /F (x) >> >> endobj'), 'ACTS'],
  ['a program that is started', pdf('1 0 obj << /S /Launch /F (cmd.exe) >> endobj'), 'ACTS'],
  ['a file within', pdf('1 0 obj << /Names << /EmbeddedFiles 2 0 R >> >> endobj'), 'ACTS'],
  [
    'packed objects that cannot be unpacked',
    pdf(plain, '5 0 obj << /Type /ObjStm >>\nstream\nxxx\nendstream'),
    'ACTS',
  ],
  ['a password', Buffer.from('%PDF-1.7\ntrailer << /Encrypt 3 0 R >>\nstartxref\n9\n%%EOF'), 'LOCKED'],
  ['half of it', Buffer.from('%PDF-1.7\n1 0 obj'), 'CUT'],
  [
    'a zip behind it',
    Buffer.concat([pdf(plain), Buffer.from('PK\u0003\u0004xPK\u0005\u0006')]),
    'TWO_IN_ONE',
  ],
  ['a page behind it', Buffer.concat([pdf(plain), Buffer.from(`<html>${'x'.repeat(2000)}`)]), 'TWO_IN_ONE'],
])('%s', (_, bytes, problem) => expect(problemOfPdf(bytes)).toBe(problem));

test.each(['<</Type/XRef', 'trailer', '/Type                ', 'stream\n', '#2f'])(
  'three million bytes of %j are looked through',
  (part) => {
    const bytes = pdf(plain, part.repeat(3_000_000 / part.length));
    expect(['ACTS', undefined]).toContain(problemOfPdf(bytes));
  },
);

test('streams that unpack to more than is looked through are not taken', () => {
  const large = packed(' '.repeat(15 * 2 ** 20));
  expect(problemOfPdf(pdf(plain, large))).toBeUndefined();
  expect(problemOfPdf(pdf(plain, large, large, large, large, large))).toBe('ACTS');
});

test('an invoice may have a file within, and no script', () => {
  const attached = '1 0 obj << /Names << /EmbeddedFiles 2 0 R >> >> endobj';
  expect(problemOfPdf(pdf(attached), { attachments: true })).toBeUndefined();
  expect(problemOfPdf(pdf(attached, '2 0 obj << /S /JavaScript >> endobj'), { attachments: true })).toBe(
    'ACTS',
  );
});

test('noise is no script', () => {
  const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256));
  const stream = Buffer.concat([
    Buffer.from('4 0 obj << /Length 1 >>\nstream\n/JS '),
    noise,
    Buffer.from('\nendstream'),
  ]);
  expect(problemOfPdf(pdf(plain, stream))).toBeUndefined();
});
