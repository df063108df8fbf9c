/** A paragraph of five nodes of text or more, with a link and words set apart. */
export function paragraph(day) {
  const node = document.createElement('p');
  const link = document.createElement('a');
  link.href = '#';
  link.append('Germany');
  const strong = document.createElement('b');
  strong.append('Brussels');
  node.append('France and ', link, ' held talks in ', strong, ` on ${day} May 2025.`);
  return node;
}
