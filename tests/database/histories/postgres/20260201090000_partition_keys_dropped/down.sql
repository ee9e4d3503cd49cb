DROP TABLE receipts, parcels, depots;
