import { describe, expect, it } from 'vitest';
import { defaultParameters } from '../../src/model/parameters.ts';
import { changedParameters, NUMBER_SPECS, withChange } from '../../src/state/parameter-specs.ts';
import { PROFILE } from '../support/province.ts';

const profile = PROFILE;
const usual = defaultParameters(profile);

describe('assumptions', () => {
  it('are unchanged to begin with', () => {
    expect(changedParameters(usual, profile)).toEqual([]);
  });

  it('tell what was changed, and changing back leaves nothing to tell', () => {
    const changed = withChange(usual, { key: 'coveredShare', value: 0.6 }, profile);
    expect(changedParameters(changed, profile)).toEqual([{ key: 'coveredShare', value: 0.6 }]);
    const back = withChange(changed, { key: 'coveredShare', value: usual.coveredShare }, profile);
    expect(changedParameters(back, profile)).toEqual([]);
  });

  it('change one default radius without touching the others', () => {
    const technology = profile.technologies[0]?.id ?? '';
    const changed = withChange(usual, { key: 'radiusM', technology, area: 'urban', value: 950 }, profile);
    expect(changed.radiusM[technology]).toEqual({ ...usual.radiusM[technology], urban: 950 });
    expect(changedParameters(changed, profile)).toEqual([{ key: 'radiusM', technology, area: 'urban', value: 950 }]);
  });

  it('stay as they are for what is out of bounds or unknown to the profile', () => {
    for (const { key, max } of NUMBER_SPECS) expect(withChange(usual, { key, value: max * 10 }, profile)).toBe(usual);
    expect(withChange(usual, { key: 'maxMoveM', value: Number.NaN }, profile)).toBe(usual);
    expect(withChange(usual, { key: 'radiusM', technology: '9G', area: 'urban', value: 900 }, profile)).toBe(usual);
    expect(withChange(usual, { key: 'ruleId', value: 'no-such-rule' }, profile)).toBe(usual);
  });
});
