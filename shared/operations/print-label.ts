import type { Episode } from '../episode/model.ts';

/** A label with its delimiters and what separates it from the words, as this episode writes it. */
export function printLabel({ houseStyle }: Pick<Episode, 'houseStyle'>, label: string): string {
  switch (houseStyle) {
    case 'bold-name':
      return `**${label}:** `;
    case 'name-colon':
      return `${label}: `;
    case 'name-time':
      return `${label} (00:00:00):\n`;
    case 'initials':
    case null:
      return `${label} `;
  }
}
