/**
 * The seven groups of marks that the legend tells apart, in the order of its keys 1 to 7; and how sure is sure enough.
 */

/** @import { EntityType } from '../lib/dateline.js' */

/** @typedef {'people' | 'organisations' | 'places' | 'events' | 'names' | 'dates' | 'relations'} Kind */

/** @type {readonly Kind[]} */
export const KINDS = ['people', 'organisations', 'places', 'events', 'names', 'dates', 'relations'];

/** @type {Record<EntityType, Kind>} */
const KIND_OF_TYPE = {
  PERSON: 'people',
  GROUP: 'people',
  TITLE: 'names',
  ORG: 'organisations',
  GPE: 'places',
  LOC: 'places',
  FAC: 'places',
  NORP: 'names',
  EVENT: 'events',
  LAW: 'events',
  PRODUCT: 'names',
  WORK: 'names',
  INITIATIVE: 'names',
};

/** @param {EntityType} type */
export function kindOf(type) {
  return KIND_OF_TYPE[type] ?? 'names';
}

/** Below it a claim is hidden unless asked for. */
export const SURE_ENOUGH = 0.5;
