// News texts of our own, chosen so that all parts of an analysis and awkward characters occur.

/** @type {{ text: string, options?: import('../../www/lib/dateline.d.ts').Options }[]} */
export const TEXTS = [
  { text: '' },
  { text: ' \n\t ' },
  {
    text: `Tilvania and Ostmark sign ferry treaty

PORT HELDER, Tilvania, 14 May 2026 - President Maren Oldsen of Tilvania met her Ostmark counterpart, Pavel Drago, in Port Helder on Thursday and signed a treaty on ferry traffic, the Tilvanian Foreign Ministry said.

"We have waited eleven years for this," Ms Oldsen told reporters. Mr Drago, 61, said that both countries would open 12 new routes from June to August 2027.

The treaty covers 3.5 percent of trade and is worth $1.2bn. The Nordic Shipping Union (NSU), formed in 2001, denied that it had asked for a delay. It will meet every Tuesday.

- Ferries will run at 8.30 a.m.
- Tickets will cost €40.`,
    options: { referenceDate: '2026-05-14', tokens: true },
  },
  {
    text: 'France and Germany held talks in Brussels on 3 May 2025. Russia accused Ukraine of an attack; Kyiv did not comment. U.S. President Joe Biden may visit Poland next week, according to the White House. China sanctioned three companies last month. The talks lasted two days. He was born in Paris, the capital of France.',
    options: { referenceDate: '2025-05-05', tokens: true },
  },
  {
    text: 'The payment is due on 03/04/2025, or in the 1990s, or by the end of 2030. 👩🏽‍🚀 Ms Ålund 🦀 paid £2 million “in naïve hope”, she said on Oct. 3.',
    options: { dateOrder: 'dmy', fiscalYearStart: 4 },
  },
  {
    text: 'The Blue Lantern Project was announced by Ardal Byrne on Friday. Byrne leads Lantern Works. So does its chairman.',
    options: {
      referenceDate: '2026-02-20',
      lexicon: [
        { name: 'Blue Lantern Project', type: 'INITIATIVE', aliases: ['Lantern Project'] },
        { name: 'Ardal Byrne', type: 'PERSON', links: { wikidata: 'Q1' }, not: ['Byrne Works'] },
        { name: 'chairman', type: null },
      ],
    },
  },
  {
    text: 'Der Minister sagte am Montag in Wien, dass die Gespräche über den Hafen im nächsten Jahr beginnen.',
  },
  {
    text: 'On 5 June 2023 東京 met Kraków.\r\n\r\nA\u0301 \ufffd \u2028 end\u0000.',
    options: { stages: ['dates', 'names'] },
  },
];
