import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';

export default defineConfig({
  site: 'https://example.org',
  base: '/docs',
  integrations: [
    starlight({
      title: 'Example',
      // Its own page warns that the site has none.
      disable404Route: true,
      plugins: [starlightLinksValidator({ errorOnRelativeLinks: false, errorOnLocalLinks: false })],
      sidebar: ['errors', 'awkward'].map((directory) => ({ label: directory, items: [{ autogenerate: { directory } }] })),
    }),
  ],
});
