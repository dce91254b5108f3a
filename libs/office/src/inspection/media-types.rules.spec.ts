import { containerOf, isHidden, problemOfMember } from './media-types.rules.js';

test.each([
  [['[Content_Types].xml', 'word/document.xml'], 'DOCX'],
  [['[Content_Types].xml', 'xl/workbook.xml'], 'XLSX'],
  [['OFD.xml', 'Doc_0/Document.xml'], 'OFD'],
  [['a.txt'], undefined],
  [['word/document.xml', 'OFD.xml'], undefined],
])('%j is %s', (names, kind) => expect(containerOf(new Set(names))).toBe(kind));

test.each([
  ['word/vbaProject.bin', 'MACRO'],
  ['xl/activeX/activeX1.xml', 'MACRO'],
  ['word/embeddings/oleObject1.xml', 'MACRO'],
  ['xl/externalLinks/externalLink1.xml', 'MACRO'],
  ['word/media/more.ZIP', 'ARCHIVE'],
  ['start.exe', 'ARCHIVE'],
  ['word/media/image1.png', undefined],
  ['Doc_0/Signs/Sign_0/SignedValue.dat', undefined],
])('%s within a document: %s', (name, problem) => expect(problemOfMember(name)).toBe(problem));

test.each([
  ['504b030414000600', true],
  ['4d5a900003000000', true],
  ['23212f62696e2f73', true],
  ['3c3f786d6c207665', false],
  ['89504e470d0a1a0a', false],
])('a member that begins with %s: %s', (head, hidden) => expect(isHidden(head)).toBe(hidden));
