import { plainName } from './text.rules.js';

test('the spelling of a protocol makes no difference', () => {
  expect(new Set(['OPC UA', 'opc-ua', 'ＯＰＣ＿ＵＡ', 'OPCUA'].map(plainName)).size).toBe(1);
});
