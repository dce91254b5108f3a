import fc from 'fast-check';
import { safeName } from './file-name.rules.js';

test.each([
  ['验收报告.pdf', '验收报告.pdf'],
  ['验收报告.PDF', '验收报告.pdf'],
  ['𠮷野家𰻝面.pdf', '𠮷野家𰻝面.pdf'],
  ['C:\\Users\\张三\\报告.pdf', '报告.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['setup.exe', 'setup.exe.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe.pdf'],
  ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie_ x.pdf'],
  ['CON', '_CON.pdf'],
  ['aux.pdf', '_aux.pdf'],
  ['  ...  ', 'file.pdf'],
  ['', 'file.pdf'],
  ['-rf.pdf', 'rf.pdf'],
  ['名'.repeat(300), `${'名'.repeat(100)}.pdf`],
  ['\ud800.pdf', 'file.pdf'],
])('%j becomes %s', (given, name) => expect(safeName(given, 'pdf')).toBe(name));

test('any name can be saved, and stays as it is when it is given again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
      const name = safeName(given, 'pdf');
      expect(name).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}/\\<>:"|?*]+\.pdf$/u);
      expect(Array.from(name).length).toBeLessThanOrEqual(105);
      expect(safeName(name, 'pdf')).toBe(name);
    }),
    { numRuns: 500 },
  );
});
