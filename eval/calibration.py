"""Whether a confidence of .8 is right eight times in ten: expected calibration error, and a picture of it."""

BINS = 10
COLOURS = {"names": "#1f5f8b", "dates": "#8a5a00", "facts": "#2e6b3a", "events": "#9b2d2d"}


def bins(claims):
    """[(confidence, right)] -> [(claims, mean confidence, share right)] for the tenths that hold any"""
    table = [[] for _ in range(BINS)]
    for confidence, right in claims:
        table[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [(len(row), sum(c for c, _ in row) / len(row), sum(r for _, r in row) / len(row)) for row in table if row]


def error(claims):
    """The expected calibration error with ten bins of equal width (Naeini et al. 2015)."""
    return sum(n * abs(confidence - right) for n, confidence, right in bins(claims)) / max(1, len(claims))


def picture(claims_by_kind):
    """The reliability diagram as SVG: confidence to the right, share of right claims upward, a dot as large as its bin."""
    side, edge = 360, 48
    x, y = (lambda v: edge + v * side), (lambda v: edge / 2 + (1 - v) * side)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * edge + 60} {side + 2 * edge}" '
           'font-family="Georgia, serif" font-size="13" role="img" aria-label="Confidence against share right">',
           '<rect width="100%" height="100%" fill="#fff"/>',
           f'<path d="M{x(0)} {y(1)}V{y(0)}H{x(1)}" fill="none" stroke="#222"/>',
           f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#999" stroke-dasharray="4 4"/>']
    for tenth in range(0, 11, 2):
        v = tenth / 10
        out.append(f'<text x="{x(v)}" y="{y(0) + 18}" text-anchor="middle">{v:.1f}</text>')
        out.append(f'<text x="{x(0) - 8}" y="{y(v) + 4}" text-anchor="end">{v:.1f}</text>')
    out.append(f'<text x="{x(0.5)}" y="{y(0) + 40}" text-anchor="middle">confidence</text>')
    out.append(f'<text x="{x(0)}" y="{y(1) - 8}" text-anchor="middle">share right</text>')
    for row, (kind, claims) in enumerate(claims_by_kind.items()):
        points = [(x(c), y(r), n) for n, c, r in bins(claims)]
        colour = COLOURS[kind]
        line = "L".join(f"{a:.1f} {b:.1f}" for a, b, _ in points)
        out.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        for a, b, n in points:
            radius = 2 + 6 * (n / max(n for _, _, n in points)) ** 0.5
            out.append(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity=".7"/>')
        out.append(f'<text x="{x(1) + 14}" y="{y(0.9) + 20 * row}" fill="{colour}">{kind}</text>')
    return "\n".join([*out, "</svg>", ""])
