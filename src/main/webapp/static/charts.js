// Draws each table of figures as a chart in its place, and moves the table below the chart. Needs Chart.js.
'use strict';

document.addEventListener('DOMContentLoaded', () => {
  const language = document.documentElement.lang;
  const whole = new Intl.NumberFormat(language);
  const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const charts = [];

  // Numbers and labels are read from the table, colours from the style sheet, so that each is in one place.
  const read = (table) => {
    const rows = [...table.tBodies[0].rows].reverse();
    return {
      axis: rows.map((row) => row.cells[0].dataset.axis),
      labels: rows.map((row) => row.cells[0].querySelector('a').firstChild.data.trim()),
      lists: rows.map((row) => row.cells[0].querySelector('a').href),
      open: rows.findIndex((row) => 'open' in row.cells[0].dataset),
      series: [...table.querySelectorAll('[data-series]')].map((head) => ({
        head,
        label: head.textContent.trim(),
        data: rows.map((row) => Number(row.cells[head.cellIndex].dataset.number)),
      })),
    };
  };

  const colour = (head) => getComputedStyle(head, '::before').backgroundColor;

  // What is not over yet is hatched, so that it is not taken for a fall.
  const hatched = (own) => {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 6;
    const pen = tile.getContext('2d');
    pen.globalAlpha = 0.25;
    pen.fillStyle = own;
    pen.fillRect(0, 0, 6, 6);
    pen.globalAlpha = 1;
    pen.strokeStyle = own;
    pen.lineWidth = 1.5;
    for (const from of [-6, 0, 6]) {
      pen.moveTo(from, 6);
      pen.lineTo(from + 6, 0);
    }
    pen.stroke();
    return pen.createPattern(tile, 'repeat');
  };

  const dress = (config) => {
    const page = getComputedStyle(document.documentElement);
    const ink = page.getPropertyValue('--ink-soft').trim();
    config.data.datasets.forEach((set) => {
      const own = colour(set.head);
      const open = hatched(own);
      const card = page.getPropertyValue('--card').trim();
      Object.assign(set, {
        backgroundColor: (item) => (item.dataIndex === set.open ? open : own),
        borderColor: own,
        pointBackgroundColor: (item) => (item.dataIndex === set.open ? card : own),
        segment: { borderColor: (to) => (to.p1DataIndex === set.open ? 'transparent' : undefined) },
      });
    });
    config.options.plugins.legend.labels.color = ink;
    config.options.scales.x.ticks.color = ink;
    config.options.scales.y.ticks.color = ink;
    config.options.scales.y.grid.color = page.getPropertyValue('--line').trim();
    return config;
  };

  const draw = (place) => {
    const table = place.querySelector('table');
    const title = place.closest('section').querySelector('h2').textContent;
    const figures = read(table);
    const bars = place.dataset.plot === 'bars';

    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = place.dataset.more;
    details.className = 'more';
    details.append(summary, place.querySelector('.behind'));
    place.after(details);

    const canvas = document.createElement('canvas');
    canvas.className = 'leads';
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', title);
    place.append(canvas);

    const sparse = figures.axis.includes('');
    const config = {
      type: bars ? 'bar' : 'line',
      data: {
        labels: figures.axis,
        datasets: figures.series.map((series) => ({
          ...series,
          open: figures.open,
          stack: 'all',
          borderWidth: bars ? 0 : 2,
          pointRadius: (item) => (item.dataIndex === figures.open ? 4 : figures.axis.length > 40 ? 0 : 2),
          tension: 0.25,
          maxBarThickness: 28,
          hidden: bars && series.data.every((number) => number === 0),
        })),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        onClick: (event, items) => items.length && location.assign(figures.lists[items[0].index]),
        scales: {
          x: {
            stacked: bars,
            grid: { display: false },
            ticks: sparse
              ? {
                  autoSkip: false,
                  maxRotation: 0,
                  callback(index) {
                    const label = figures.axis[index];
                    return this.chart.width < 560 && /^(06|18):/.test(label) ? '' : label;
                  },
                }
              : { autoSkip: true, autoSkipPadding: 14, maxRotation: 0 },
          },
          y: {
            stacked: bars,
            beginAtZero: true,
            border: { display: false },
            grid: {},
            ticks: { precision: 0, maxTicksLimit: 6, callback: (number) => short.format(number) },
          },
        },
        plugins: {
          colors: { enabled: false },
          legend: {
            position: 'bottom',
            align: 'start',
            labels: {
              boxWidth: 10,
              boxHeight: 10,
              filter: (item, data) => !data.datasets[item.datasetIndex].data.every((n) => n === 0),
            },
          },
          tooltip: {
            filter: (item) => item.raw > 0,
            callbacks: {
              title: (items) => (items.length ? figures.labels[items[0].dataIndex] : ''),
              label: (item) => ` ${item.dataset.label}  ${whole.format(item.raw)}`,
              footer: (items) =>
                items.length > 1
                  ? `${place.dataset.total}  ${whole.format(items.reduce((sum, item) => sum + item.raw, 0))}`
                  : '',
            },
          },
        },
      },
    };
    charts.push(new Chart(canvas, dress(config)));
  };

  if (typeof Chart === 'undefined') {
    return; // without Chart.js the tables stay
  }
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  document.querySelectorAll('[data-plot]').forEach(draw);

  const again = () => charts.forEach((chart) => dress(chart).update());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
});
