import { describe, expect, it } from 'vitest';
import { painted, tag } from './svg-writer';

describe('SVG as text', () => {
  it('escapes what an account’s name may hold', () => {
    expect(tag('text', { x: 1.2345, 'data-name': 'A & "B"' }, '&lt;b&gt;')).toBe(
      '<text x="1.23" data-name="A &amp; &quot;B&quot;">&lt;b&gt;</text>',
    );
  });

  it('leaves out what has no value, and closes what is empty', () => {
    expect(tag('rect', { x: 0, rx: null, ry: undefined, fill: '' })).toBe('<rect x="0"/>');
  });

  it('writes a colour’s opacity apart, since viewers know no colours with one', () => {
    expect(painted('fill', 'rgba(58, 70, 200, 0.14)', 0.5)).toEqual({ fill: '#3a46c8', 'fill-opacity': 0.07 });
    expect(painted('stroke', 'rgb(255, 255, 255)')).toEqual({ stroke: '#ffffff', 'stroke-opacity': null });
    expect(painted('fill', 'rgba(0, 0, 0, 0)')).toEqual({ fill: 'none' });
  });
});
